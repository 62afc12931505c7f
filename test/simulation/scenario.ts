import { defaultPace } from "../../functions/wiring/limits.ts";
import { apply, choose, code, look, type Words } from "./meanings.ts";
import type { Life } from "./people.ts";
import type { Scenario } from "./population.ts";
import type { Settings } from "./settings.ts";

/*
 * A world without random events, in which everything happens once. Ann is asked and asked once more, Bo by a template.
 * Chan continues on another phone. Dara writes on the last day and is asked in free text. Eve has three check-backs
 * within one hour. The secret is changed while they wait.
 */

const [minute, day] = [60_000, 24 * 3600_000];
const start = Date.UTC(2026, 11, 7, 4);

export const scenarioSettings: Partial<Settings> = {
  zone: "Asia/Phnom_Penh",
  start,
  guides: 3,
  templates: ["zh", "en"],
  hasSmsRoute: true,
  defaultOptOut: true,
  sweepGrace: 30 * minute,
  webhookRetries: 2,
  skew: 0,
  people: 5,
  showsIds: true,
  rotatesAt: start + 1.5 * day,
  pace: defaultPace,
  isCrowded: false,
};

export const scenario: Scenario = (person, [sms, whatsapp, , otherWhatsapp], clock, say): Life => {
  const account = (person % 2 === 0 ? sms : whatsapp)!;
  const at = (when: number, who: typeof account, words: Words) =>
    clock.at(start + when + person * 10 * minute, () => say(who, words));
  at(0, account, look("make tea"));
  at(minute, account, apply("7"));
  if (person === 3) at(2.5 * day, account, look("hi"));
  if (person === 4) {
    at(20 * minute, account, look("make soup"));
    at(21 * minute, account, apply("7"));
    at(day + 10 * minute, account, look("steam rice"));
    at(day + 11 * minute, account, apply("2"));
  }
  let asked = 0;
  return {
    read(_, { text, page, isCheckBack }) {
      const [found] = /\b[A-Z]{6}\b/.exec(text) ?? [];
      if (person === 2 && found !== undefined) at(2 * day, otherWhatsapp!, code(found, "tea"));
      if (person === 1 && isCheckBack) clock.after(minute, () => say(account, choose("1")));
      if (person !== 4) return;
      // Eve answers when she has been asked by all three, and is asked which one she means.
      if (isCheckBack) asked += 1;
      if (isCheckBack && asked === 3) clock.after(minute, () => say(account, choose("1")));
      if (page === "/which-answer") clock.after(minute, () => say(account, choose("2")));
    },
    disturb() {},
  };
};

import { apply, choose, code, look, type Words } from "./meant.ts";
import type { Life } from "./people.ts";
import type { Plot } from "./population.ts";
import type { Settings } from "./settings.ts";

/*
 * A world without chance, in which everything happens once: Ann is asked and asked once more, Bo by a template, Chan goes on
 * from another phone, Dara wrote on the last day and is asked in plain words. Meanwhile the secret is changed.
 */

const [minute, day] = [60_000, 24 * 3600_000];
const start = Date.UTC(2026, 11, 7, 4);

export const plotted: Partial<Settings> = {
  ...{ zone: "Asia/Phnom_Penh", start, templates: ["zh", "en"], smsInstead: true, defaultOptOut: true },
  ...{ webhookRetries: 2, skew: 0, people: 4, showsIds: true, rotatesAt: start + 1.5 * day },
};

export const plot: Plot = (person, [sms, whatsapp, , otherWhatsapp], clock, say): Life => {
  const account = (person % 2 === 0 ? sms : whatsapp)!;
  const at = (when: number, who: typeof account, words: Words) =>
    clock.at(start + when + person * 10 * minute, () => say(who, words));
  at(0, account, look("make tea"));
  at(minute, account, apply());
  if (person === 3) at(2.5 * day, account, look("hi"));
  return {
    read(_, text, isCheckBack) {
      const [found] = /\b[A-Z]{6}\b/.exec(text) ?? [];
      if (person === 2 && found !== undefined) at(2 * day, otherWhatsapp!, code(found));
      if (person === 1 && isCheckBack) clock.after(minute, () => say(account, choose("1")));
    },
    disturb() {},
  };
};

import { describe, expect, test } from "vitest";
import { dayName } from "../../../functions/engine/guide/contact-hours.ts";
import { renderMessage } from "../../../functions/engine/guide/render.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import type { Language } from "../../../functions/text/language.ts";
import { content } from "../../../functions/wiring/content.ts";
import { talk } from "../talk.ts";

/*
 * Every text of the assistant comes back: pasted, quoted, forwarded, liked, or echoed by a machine. None of it counts
 * as the person's own words.
 */

/** The values of placeholders in this language. */
const factsIn = (language: Language) => ({
  date: dayName(content, Date.UTC(2026, 11, 10, 4), content.guides["top-up-kh"]!, language),
  code: "BCDFGH",
  guess: "Smart",
  meant: "receipt",
  language: "English",
  guide: content.guides["top-up-kh"]!.name[language] ?? "",
  elsewhere: content.words.elsewhere?.sms[language] ?? "",
});

/** Every page and step as it is sent, in every language, and the parts that only a check-back has. */
const ours = Object.keys(content.languages).flatMap((language) => {
  const said = (guide: string | undefined, at: string, part?: "missed" | "template" | "list") =>
    renderMessage(content, [
      { ...(guide !== undefined && { guide }), place: at, language, facts: factsIn(language), ...(part && { part }) },
    ]);
  const common = Object.keys(content.words.pages).map((id) => said("cancel-sim-kh", `/${id}`));
  const guides = Object.values(content.guides).flatMap(({ guide, pages }) =>
    Object.entries(pages).flatMap(([id, { steps = [], missed, template }]) => [
      said(guide, id),
      ...steps.map((_, i) => said(guide, `${id}#${i + 1}`)),
      ...(missed ? [said(guide, id, "missed")] : []),
      ...(template ? [said(guide, id, "template")] : []),
    ]),
  );
  return [...common, ...guides];
});

const wrappers: [what: string, wrap: (text: string) => string][] = [
  ["as it is", (text) => text],
  ["in one line", (text) => text.replaceAll("\n", " ")],
  ["quoted by lines", (text) => text.replace(/^/gm, "> ")],
  ["in curly quotes", (text) => `“${text}”`],
  ["in straight quotes", (text) => `"${text.replaceAll('"', "'")}"`],
  ["in corner brackets", (text) => `「${text}」`],
  ["liked", (text) => `Liked “${text}”`],
  ["laughed at", (text) => `Laughed at “${text}”`],
  ["reacted to", (text) => `\u200a👍\u200a to “\u200a${text}\u200a”`],
  ["liked in Chinese", (text) => `赞了“${text}”`],
  ["reacted to in Khmer", (text) => `👍 ទៅ “${text}”`],
  ["forwarded", (text) => `Fwd:\n${text}`],
  ["below the head of a mail", (text) => `On Thu 10 Dec at 11:00, Helper wrote:\n${text}`],
  ["above a signature", (text) => `${text}\n\nSent from my iPhone`],
  ["twice", (text) => `${text}\n${text}`],
];

const places: [where: string, said: string[]][] = [
  ["nowhere yet", []],
  ["at the menu", ["cancel my sim"]],
  ["at a step", ["注销", "3", "1"]],
  ["after applying", ["cancel my sim", "7"]],
  ["asked whether to erase", ["បិទស៊ីម", "delete"]],
  ["asked how it went", ["注销", "7", "~"]],
  ["opted out", ["cancel my sim", "STOP"]],
];

function standing(said: string[]) {
  const person = talk(content);
  for (const text of said.filter((each) => each !== "~")) person.say(text);
  if (said.includes("~")) {
    person.now += 3 * day + 1000;
    person.take({ kind: "due" });
    person.sendResult({ kind: "accepted", messageId: "SM90" });
  }
  return person;
}

/** The state without what every message changes: its time and its id. A first message begins a conversation. */
const kept = (person: ReturnType<typeof talk>) => {
  const { guide, place, returnTo, suggestion, optedOut = false, erased, checkBacks = [] } = person.state ?? {};
  // An answered check-back is not asked again.
  const rest = checkBacks.map((each) => ({ ...each, askAgainAt: undefined, closesAt: undefined }));
  return { guide, place, returnTo, suggestion, optedOut, erased, checkBacks: rest };
};

describe.each(wrappers)("any text of the assistant, %s", (_, wrap) => {
  test.each(places)("%s: changes nothing and gets no answer", (_, said) => {
    const { state, now } = standing(said);
    const heard = ours.filter((text) => {
      const person = talk(content);
      person.now = now;
      if (state) person.restore(state);
      const before = kept(person);
      const { replies } = person.message(wrap(text), { id: "SM99" });
      return replies.length > 0 || JSON.stringify(kept(person)) !== JSON.stringify(before);
    });
    expect(heard).toEqual([]);
  });
});

test.each([
  ["7\n> Step 3: wait for the review", "submitted"],
  [
    "3\nOn Thu 10 Dec, Helper wrote:\nCambodia SIM cancel helper (unofficial). Reply with a number:\n1 Why cancel",
    "store",
  ],
  ["> 7 I applied: ask me in 3 days\n2", "prep"],
  ['reply "2"', "prep"],
  ["“2”", "prep"],
  ["2. What to prepare", "prep"],
])("words outside a quotation are understood: %j", (text, at) => {
  const person = standing(["cancel my sim"]);
  person.say(text);
  expect(person.state?.place).toBe(at);
});

import { compileLexicon } from "../../functions/engine/guide/compile-lexicon.ts";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { contentOf, tea } from "../engine/small-guide.ts";
import { wordsWith } from "./guide-words.ts";

/*
 * The guide of the simulated worlds: tests' tea, with everything that a check-back can have, and with all that people and
 * machines may mean or not.
 */

const text = (zh: string, en: string) => ({ zh, en });

const promiseText = text("{date}再问。换手机请发{code}", "Asking on {date}. From another phone: {code}");

const [emptying, rinsing] = tea.pages.pot!.steps!;

const pages = {
  ...tea.pages,
  menu: {
    ...tea.pages.menu!,
    text: text("泡茶助手（非官方）。回数字：", "Tea helper, not official. Reply with a number:"),
  },
  pot: {
    ...tea.pages.pot!,
    text: text("壶要先洗干净，分两步：", "The pot comes first, in two steps:"),
    steps: [
      { ...emptying!, text: text("把旧茶倒掉，下一步回{#next}", "Empty the pot of old tea. Next: reply {#next}") },
      { ...rinsing!, text: text("用热水洗一洗。泡好了回{#made}", "Rinse it with hot water. Made it? Reply {#made}") },
    ],
  },
  off: {
    ...tea.pages.off!,
    text: text("好，不问了。发“泡茶”重新开始。", "Off: I will not ask. Text TEA to start again."),
  },
  made: { ...tea.pages.made!, text: promiseText },
  asked: {
    ...tea.pages.asked!,
    text: text("泡茶助手：茶好喝吗？发STOP退订。", "Tea helper: was the tea good? STOP to opt out."),
    choices: [...tea.pages.asked!.choices!, { to: "later", label: text("以后", "Later") }],
    repeat: "2 working days",
    missed: text("没送到。", "Our question did not reach you."),
    template: text("{date}的茶好喝吗?", "The tea of {date}: was it good?"),
  },
  good: { ...tea.pages.good!, endsPromise: "overtaken" as const },
  again: { ...tea.pages.again!, text: promiseText },
  // So late that anything in between makes it too late to be kind.
  later: { text: promiseText, promise: { after: "13 days", ask: "asked" } },
};

/** Pages that take a promise back when they are said, and those that make one, with how long it lasts at least. */
export const ending = ["off", "good"];
export const making: Record<string, number> = { made: 3 * 24, again: 24, later: 13 * 24 };

/** The pages that only an act leads to, and the questions that stay open until they are answered or left on purpose. */
export const opening = [...ending, ...Object.keys(making)];
export const questions = ["asked", "/delete"];

const base = contentOf({ ...tea, pages });
const words = wordsWith(base.words);
const lexicon = compileLexicon(Object.values(base.guides), words);

/** The guide, with the hours in this zone. @param hours other hours, for a world that gets them wrong */
export function contentIn(zone: string, hours = tea.hours): Content {
  const guides = { tea: { ...tea, pages, hours: { ...hours, zone } } };
  return { ...base, guides, words, lexicon };
}

const sidOf = (page: string, language: string) =>
  `HX${Buffer.from(`${page}-${language}`).toString("hex").padEnd(32, "0").slice(0, 32)}`;

/** The approved templates: in both languages, in one, or none. */
export function templatesIn(languages: string[]): Record<string, string> {
  const names = ["asked", "/handed-over"].flatMap((page) => languages.map((language) => [page, language] as const));
  return Object.fromEntries(names.map(([page, language]) => [`tea/${page}/${language}`, sidOf(page, language)]));
}

const notices = Object.values(words.pages["handed-over"]!.text);

/** Whether a message is the notice that a promise has moved, and not a check-back. */
export const isNotice = (body: string, contentSid: string) =>
  notices.some((text) => body === text) ||
  ["zh", "en"].some((language) => contentSid === sidOf("/handed-over", language));

/** Whether an instant lies in the guide's hours; reckoned by Intl alone, not as the engine does it. */
export function kindHoursOf(zone: string): (at: number) => boolean {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  return (at) => {
    const time = format.format(at);
    return time >= tea.hours.from && time < tea.hours.to;
  };
}

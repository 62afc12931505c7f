import type { Content } from "../../functions/engine/guide.ts";
import { contentOf, tea } from "../engine/small-guide.ts";

/*
 * The guide of the simulated worlds: tests' tea, with everything that a check-back can have.
 */

const text = (zh: string, en: string) => ({ zh, en });

const promiseText = text("{date}再问。换手机请发{code}", "Asking on {date}. From another phone: {code}");

const pages = {
  ...tea.pages,
  made: { ...tea.pages.made!, text: promiseText },
  asked: {
    ...tea.pages.asked!,
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

/** The guide, with the hours in this zone. @param hours other hours, for a world that gets them wrong */
export function contentIn(zone: string, hours = tea.hours): Content {
  return contentOf({ ...tea, pages, hours: { ...hours, zone } });
}

const sidOf = (page: string, language: string) =>
  `HX${Buffer.from(`${page}-${language}`).toString("hex").padEnd(32, "0").slice(0, 32)}`;

/** The approved templates: in both languages, in one, or none. */
export function templatesIn(languages: string[]): Record<string, string> {
  const names = ["asked", "/handed-over"].flatMap((page) => languages.map((language) => [page, language] as const));
  return Object.fromEntries(names.map(([page, language]) => [`tea/${page}/${language}`, sidOf(page, language)]));
}

const notices = Object.values(contentOf().words.pages["handed-over"]!.text);

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

import { Temporal } from "temporal-polyfill";
import type { Language } from "../text/language.ts";
import type { Conversation, Promised } from "./conversation.ts";
import { day } from "./conversation.ts";
import type { Calendar, Guide } from "./guide.ts";
import { placeNow } from "./ways.ts";

/** Nothing is sent first later than this after the person's last word: the number may be a stranger's by then. */
const kindFor = 14 * day;

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/**
 * When a promise made at `now` is due, in epoch milliseconds: "3 days" is 72 hours, "2 working days" counts the
 * calendar's; either way moved forward into the guide's contact hours.
 */
export function dueAt(guide: Guide, calendar: Calendar, after: string, now: number): number {
  const [count, unit] = [Number.parseInt(after, 10), after.split(" ").at(-1)?.replace(/s?$/, "s") ?? ""];
  const made = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(guide.hours.zone);
  if (!after.includes("working"))
    return intoHours(guide, made.add(unit === "days" ? { hours: 24 * count } : { [unit]: count }));
  let due = made;
  for (let left = count; left > 0; ) {
    due = due.add({ days: 1 });
    if (isWorkingDay(calendar, due)) left -= 1;
  }
  return intoHours(guide, due);
}

function isWorkingDay(calendar: Calendar, when: Temporal.ZonedDateTime): boolean {
  const date = when.toPlainDate().toString();
  return (
    !calendar.weekend.includes(weekdays[when.dayOfWeek - 1]!) &&
    !calendar.holidays.some((holiday) => holiday.date === date)
  );
}

/** The first instant from `when` on that lies in the guide's contact hours, in epoch milliseconds. */
function intoHours({ hours }: Guide, when: Temporal.ZonedDateTime): number {
  const time = when.toPlainTime();
  const inside = Temporal.PlainTime.compare(time, hours.from) >= 0 && Temporal.PlainTime.compare(time, hours.to) < 0;
  if (inside) return when.epochMilliseconds;
  const date = Temporal.PlainTime.compare(time, hours.from) < 0 ? when : when.add({ days: 1 });
  return date.withPlainTime(hours.from).epochMilliseconds;
}

/** The day of an instant as a person writes it: 11月26日, Thu 26 Nov, 26 វិច្ឆិកា. */
export function dayName(at: number, guide: Guide, language: Language): string {
  const style = {
    zh: { month: "long", day: "numeric" },
    en: { weekday: "short", day: "numeric", month: "short" },
    km: { day: "numeric", month: "long" },
  } as const;
  const locale = { zh: "zh-CN", en: "en-GB", km: "km" }[language];
  const format = new Intl.DateTimeFormat(locale, {
    ...style[language],
    timeZone: guide.hours.zone,
    numberingSystem: "latn",
  });
  return format.format(at).replace(",", "");
}

/** What to do about a promise that may be due. */
export type Wake =
  | { do: "nothing"; why: string }
  | { do: "end"; state: "cancelled" | "overtaken" | "too-late" }
  | { do: "postpone"; dueAt: number }
  | { do: "send" };

/** Asks of a promise whose alarm went off whether it still matters, and whether now is a kind time. */
export function wake(
  conversation: Conversation | undefined,
  guide: Guide | undefined,
  id: string | undefined,
  now: number,
): Wake {
  const promise = conversation?.promise;
  if (!conversation || !promise) return { do: "nothing", why: "no-promise" };
  if (id !== undefined && promise.id !== id) return { do: "nothing", why: "overtaken" };
  if (promise.state !== "open") return { do: "nothing", why: `already-${promise.state}` };
  if (conversation.optedOut) return { do: "end", state: "cancelled" };
  if (!guide?.pages[placeNow(guide, promise.ask)]) return { do: "end", state: "overtaken" };
  if (now < promise.dueAt) return { do: "nothing", why: "not-due" };
  if (now - conversation.lastHeardAt > kindFor) return { do: "end", state: "too-late" };
  const kind = intoHours(guide, Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(guide.hours.zone));
  return kind > now ? { do: "postpone", dueAt: kind } : { do: "send" };
}

/** The promise, claimed for one attempt to send it. */
export function claimed(promise: Promised): Promised {
  return { ...promise, state: "sending", attempts: promise.attempts + 1 };
}

/** A promise taken back: an open one ends; one that is being sent must not be tried again; any other is over already. */
export function takenBack(promise: Promised | undefined): Promised | undefined {
  if (promise?.state === "open") return { ...promise, state: "cancelled" };
  return promise?.state === "sending" ? { ...promise, unwanted: true } : promise;
}

/** The timer that a commit has to set or drop: only when the open promise's alarm is a new one, or its owner is erased. */
export function timerChange(
  before: Conversation | undefined,
  after: Conversation,
): { set: { id: string; dueAt: number } } | { drop: string } | undefined {
  const [was, is] = [before?.promise, after.promise];
  if (is?.state === "open" && (was?.id !== is.id || was.dueAt !== is.dueAt || was.state !== "open"))
    return { set: { id: is.id, dueAt: is.dueAt } };
  return was && after.erased ? { drop: was.id } : undefined;
}

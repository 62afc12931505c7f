import type { Language } from "../../text/language.ts";
import type { When } from "../state/context.ts";
import type { Calendar } from "./calendar.ts";
import type { Content, Guide } from "./guide.ts";
import { dateOf, day, instantOf, midnightOf, timeOfDay, wallTime } from "./time-zone.ts";

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** The units of a span, in milliseconds. A day is 24 hours. */
const units: Record<string, number> = { second: 1000, minute: 60_000, hour: 3_600_000, day };

/**
 * When a check-back made at `when.now` is due, in epoch milliseconds. "3 days" is 72 hours, "2 working days" are counted by
 * the calendar. A time outside the guide's contact hours moves forward to the next contact hours.
 */
export function dueAt(guide: Guide, calendar: Calendar, after: string, { now, spread }: When): number {
  const [count, unit] = [Number.parseInt(after, 10), after.split(" ").at(-1)?.replace(/s$/, "") ?? ""];
  if (!after.includes("working")) return spreadContactTime(guide, { now: now + count * units[unit]!, spread });
  let due = wallTime(guide.hours.zone, now);
  for (let left = count; left > 0; ) {
    due += day;
    if (isWorkingDay(calendar, due)) left -= 1;
  }
  return spreadContactTime(guide, { now: instantOf(guide.hours.zone, due), spread });
}

const isWorkingDay = ({ weekend, holidays }: Calendar, wall: number): boolean =>
  !weekend.includes(weekdays[new Date(wall).getUTCDay()]! as (typeof weekend)[number]) &&
  !holidays.some(({ date }) => date === dateOf(wall));

/** The first time at or after `at` in the guide's contact hours, in epoch milliseconds. */
export function nextContactTime({ hours: { zone, from, to } }: Guide, at: number): number {
  const wall = wallTime(zone, at);
  const midnight = midnightOf(wall);
  const time = wall - midnight;
  if (time >= timeOfDay(from) && time < timeOfDay(to)) return at;
  return instantOf(zone, midnight + timeOfDay(from) + (time < timeOfDay(from) ? 0 : day));
}

/** The check-backs of a night are spread over this much of the next contact hours, and at most over their first half. */
const spreadOver = 60 * 60_000;

/**
 * The time in the contact hours for a check-back. A time that is in them stays as it is. Others would all be at the minute
 * at which the hours begin, so each moves to a second of the first hour that depends on the person alone.
 *
 * @param when.now epoch milliseconds
 */
export function spreadContactTime(guide: Guide, { now, spread = 0 }: When): number {
  const first = nextContactTime(guide, now);
  if (first === now) return now;
  const { from, to } = guide.hours;
  const seconds = Math.max(1, Math.floor(Math.min(spreadOver, (timeOfDay(to) - timeOfDay(from)) / 2) / 1000));
  return first + (spread % seconds) * 1000;
}

/** How many milliseconds of a period are in the guide's contact hours. At most 31 days are counted. */
export function contactTime(guide: Guide, from: number, to: number): number {
  let [total, at] = [0, from];
  for (let days = 0; days < 31 && at < to; days += 1) {
    const begin = nextContactTime(guide, at);
    const end = endOfHours(guide, begin);
    total += Math.max(0, Math.min(end, to) - begin);
    at = Math.max(end, begin + 1);
  }
  return total;
}

/** The end of the contact hours around `at`, in epoch milliseconds. */
export const endOfHours = ({ hours: { zone, to } }: Guide, at: number): number =>
  instantOf(zone, midnightOf(wallTime(zone, at)) + timeOfDay(to));

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day as people write it in this language, with the digits 0-9: Thu 26 Nov. */
export function dayName({ languages }: Content, at: number, guide: Guide, language: Language): string {
  const timeZone = guide.hours.zone;
  const { dates = {}, locale = language } = languages[language] ?? {};
  const key = `${locale} ${timeZone} ${Object.entries(dates)}`;
  // Making a format takes a hundred times as long as using it.
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...dates, timeZone, numberingSystem: "latn" });
  formats.set(key, format);
  return format.format(at).replace(",", "");
}

import { Temporal } from "temporal-polyfill";
import type { Language } from "../../text/language.ts";
import type { Calendar } from "./calendar.ts";
import type { Guide } from "./guide.ts";

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/**
 * When a check-back made at `now` is due, in epoch milliseconds. "3 days" is 72 hours, "2 working days" are counted by
 * the calendar. A time outside the guide's contact hours moves forward to the next contact hours.
 */
export function dueAt(guide: Guide, calendar: Calendar, after: string, now: number): number {
  const [count, unit] = [Number.parseInt(after, 10), after.split(" ").at(-1)?.replace(/s?$/, "s") ?? ""];
  const made = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(guide.hours.zone);
  if (!after.includes("working"))
    return moveIntoContactHours(guide, made.add(unit === "days" ? { hours: 24 * count } : { [unit]: count }));
  let due = made;
  for (let left = count; left > 0; ) {
    due = due.add({ days: 1 });
    if (isWorkingDay(calendar, due)) left -= 1;
  }
  return moveIntoContactHours(guide, due);
}

function isWorkingDay(calendar: Calendar, when: Temporal.ZonedDateTime): boolean {
  const date = when.toPlainDate().toString();
  return (
    !calendar.weekend.includes(weekdays[when.dayOfWeek - 1]!) &&
    !calendar.holidays.some((holiday) => holiday.date === date)
  );
}

/** The first time at or after `at` in the guide's contact hours, in epoch milliseconds. */
export function nextContactTime(guide: Guide, at: number): number {
  return moveIntoContactHours(guide, Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(guide.hours.zone));
}

function moveIntoContactHours({ hours }: Guide, when: Temporal.ZonedDateTime): number {
  const time = when.toPlainTime();
  const inside = Temporal.PlainTime.compare(time, hours.from) >= 0 && Temporal.PlainTime.compare(time, hours.to) < 0;
  if (inside) return when.epochMilliseconds;
  const date = Temporal.PlainTime.compare(time, hours.from) < 0 ? when : when.add({ days: 1 });
  return date.withPlainTime(hours.from).epochMilliseconds;
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
export function endOfHours({ hours }: Guide, at: number): number {
  const when = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(hours.zone);
  return when.withPlainTime(hours.to).epochMilliseconds;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day as a person writes it: 11月26日, Thu 26 Nov, 26 វិច្ឆិកា. */
export function dayName(at: number, guide: Guide, language: Language): string {
  const timeZone = guide.hours.zone;
  const key = `${language} ${timeZone}`;
  // Making a format takes a hundred times as long as using it.
  const format = formats.get(key) ?? formatFor(language, timeZone);
  formats.set(key, format);
  return format.format(at).replace(",", "");
}

function formatFor(language: Language, timeZone: string): Intl.DateTimeFormat {
  const style = {
    zh: { month: "long", day: "numeric" },
    en: { weekday: "short", day: "numeric", month: "short" },
    km: { day: "numeric", month: "long" },
  } as const;
  const locale = { zh: "zh-CN", en: "en-GB", km: "km" }[language];
  return new Intl.DateTimeFormat(locale, { ...style[language], timeZone, numberingSystem: "latn" });
}

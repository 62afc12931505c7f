import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dueAt, nextContactTime } from "../../../functions/engine/guide/contact-hours.ts";
import type { Guide } from "../../../functions/engine/guide/guide.ts";
import { dateOf, day, instantOf, midnightOf, wallTime } from "../../../functions/engine/guide/time-zone.ts";
import { content } from "../../../functions/wiring/content.ts";

const zones = [
  "Asia/Phnom_Penh",
  "Asia/Kathmandu",
  "America/New_York",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "America/Santiago",
  "UTC",
];
const [from, to] = [Date.UTC(2024, 0, 1), Date.UTC(2034, 0, 1)];
const zone = fc.constantFrom(...zones);
// Half of the instants are near a change of the clocks in one of the zones.
const changes = [Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 10, 1, 6), Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)];
const instant = fc.oneof(
  fc.integer({ min: from / 1000, max: to / 1000 }).map((seconds) => seconds * 1000),
  fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -300, max: 300 })).map(([at, by]) => at + by * 60_000),
);

describe("time zones agree with Temporal", () => {
  test("in what a clock shows", () => {
    fc.assert(
      fc.property(zone, instant, (id, at) => {
        const when = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id);
        const wall = wallTime(id, at);
        expect(new Date(wall).toISOString()).toBe(
          `${when.toPlainDateTime().toString({ smallestUnit: "millisecond" })}Z`,
        );
        expect(dateOf(wall)).toBe(when.toPlainDate().toString());
        expect(dateOf(midnightOf(wall))).toBe(dateOf(wall));
      }),
      { numRuns: 500 },
    );
  });

  test("in when a clock shows it, also where it is changed", () => {
    fc.assert(
      fc.property(zone, instant, (id, wall) => {
        const text = new Date(wall).toISOString().slice(0, -1);
        expect(instantOf(id, wall)).toBe(Temporal.PlainDateTime.from(text).toZonedDateTime(id).epochMilliseconds);
      }),
      { numRuns: 1000 },
    );
  });

  test("in the next contact hours, and in working days", () => {
    const calendar = content.calendars.cambodia ?? Object.values(content.calendars)[0]!;
    const shipped = content.guides["cancel-sim-kh"]!;
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 1, max: 9 }), (id, at, count) => {
        const guide: Guide = { ...shipped, hours: { from: "10:00", to: "18:00", zone: id } };
        expect(nextContactTime(guide, at)).toBe(contactTimeByTemporal(id, at));
        let due = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id);
        for (let left = count; left > 0; ) {
          due = due.add({ days: 1 });
          const isHoliday = calendar.holidays.some(({ date }) => date === due.toPlainDate().toString());
          const weekday = (["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const)[due.dayOfWeek - 1]!;
          if (!isHoliday && !calendar.weekend.includes(weekday)) left -= 1;
        }
        const expected = contactTimeByTemporal(id, due.epochMilliseconds);
        // Days are added to what the clock showed, which only differs in the hours that a clock skips or shows twice.
        expect(Math.abs(dueAt(guide, calendar, `${count} working days`, { now: at }) - expected)).toBeLessThan(
          day / 12,
        );
      }),
      { numRuns: 300 },
    );
  });
});

function contactTimeByTemporal(zone: string, at: number): number {
  const when = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  if (when.hour >= 10 && when.hour < 18) return at;
  return (when.hour < 10 ? when : when.add({ days: 1 })).withPlainTime("10:00").epochMilliseconds;
}

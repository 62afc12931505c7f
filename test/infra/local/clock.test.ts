import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { deskClock } from "../../../infra/local/clock.ts";
import { aFolder } from "./a-desk.ts";

const hours = { from: "10:00", to: "18:00", zone: "Asia/Phnom_Penh" };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function clockAt(wall: string) {
  vi.setSystemTime(wall);
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  const file = join(folder, "clock.json");
  return { file, clock: deskClock(file, { hours }) };
}

const said = (at: number) => new Date(at).toISOString().slice(0, 16);

// 10:00 in Phnom Penh is 03:00 in Greenwich.
test.each<[wall: string, opens: string, why: string]>([
  ["2026-12-07T03:00Z", "2026-12-07T03:00", "open"],
  ["2026-12-07T09:59Z", "2026-12-07T09:59", "an hour left"],
  ["2026-12-07T10:00Z", "2026-12-07T03:00", "less than an hour left"],
  ["2026-12-07T15:00Z", "2026-12-07T03:00", "evening"],
  ["2026-12-07T18:00Z", "2026-12-07T03:00", "past midnight there, still the 7th in Greenwich"],
  ["2026-12-07T01:00Z", "2026-12-07T03:00", "early morning"],
])("started at %s the desk says %s: %s", (wall, opens) => {
  expect(said(clockAt(wall).clock.now())).toBe(opens);
});

test("moves forward, keeps its time over a restart, and knows the wall's", () => {
  const { clock, file } = clockAt("2026-12-07T04:00Z");
  expect(said(clock.advance("P3DT1H"))).toBe("2026-12-10T05:00");
  expect(said(clock.toWall(clock.now()))).toBe("2026-12-07T04:00");
  vi.setSystemTime("2026-12-07T20:00Z");
  expect(said(deskClock(file, { hours }).now())).toBe("2026-12-10T21:00");
});

test.each(["-PT1S", "tomorrow", "P11Y"])("%s is refused, and moves nothing", (duration) => {
  const { clock, file } = clockAt("2026-12-07T04:00Z");
  expect(() => clock.advance(duration)).toThrow(RangeError);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ offset: 0 });
});

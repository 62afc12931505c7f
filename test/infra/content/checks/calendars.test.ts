import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { dueAt } from "../../../../functions/engine/guide/contact-hours.ts";
import { calendars } from "../../../../infra/content/checks/calendars.ts";
import { compile } from "../../../../infra/content/compile.ts";
import { calendar, copyWith, guide, only } from "../copies.ts";

const { problemsIn, warningsIn } = only(calendars);

const told = (today: string) => warningsIn(copyWith().folder, today).filter((line) => line.includes("calendar"));

test("a calendar that ends soon is a warning: working days would be counted without holidays", () => {
  expect(told("2026-11-22")).toEqual([]);
  expect(told("2027-12-20")).toEqual([expect.stringContaining("cambodia knows no holiday after 2027-12-29")]);
});

test("a week without a working day is refused: no check-back would ever be due", () => {
  const { folder } = copyWith([calendar, "weekend: [sat, sun]", "weekend: [mon, tue, wed, thu, fri, sat, sun]"]);
  expect(problemsIn(folder)).toContainEqual(expect.stringContaining("leaves no working day"));
});

test("a calendar that no guide uses gives no warning and does not ship", () => {
  const { folder } = copyWith();
  expect(told("2029-01-01").every((line) => line.includes("cambodia"))).toBe(true);
  expect(Object.keys(compile(folder, { checks: [] }).calendars)).toEqual(["cambodia"]);
});

test("a guide counts by the calendar that it names", () => {
  const { folder } = copyWith([guide, "calendar: cambodia", "calendar: mexico"]);
  const { calendars, guides } = compile(folder, { checks: [] });
  const due = dueAt(guides["cancel-sim-kh"]!, calendars.mexico!, "2 working days", {
    now: Date.parse("2026-09-15T12:00+07:00"),
  });
  expect(new Date(due).toISOString()).toContain("2026-09-18T");
});

test.each(globSync("content/calendars/*.yaml").map((file) => [basename(file), file]))(
  "%s has each working day once, in order, with a source",
  (_, file) => {
    const { holidays } = parse(readFileSync(file, "utf8")) as { holidays: { date: string; source: string }[] };
    const dates = holidays.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].toSorted());
    expect(holidays.every(({ source }) => source.length > 4)).toBe(true);
  },
);

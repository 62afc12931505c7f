import { expect, test } from "vitest";
import { calendars } from "../../../../infra/content/checks/calendars.ts";
import { calendar, copyWith, only } from "../copies.ts";

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

import { expect, test } from "vitest";
import { calendar, copyWith, guide, problemsIn, warningsIn } from "../copies.ts";

const told = (today: string) => warningsIn(copyWith().folder, today).filter((line) => line.includes("calendar"));

test("a calendar that ends soon is a warning: working days would be counted without holidays", () => {
  expect(told("2026-11-22")).toEqual([]);
  expect(told("2027-12-20")).toEqual([expect.stringContaining("cambodia knows no holiday after 2027-12-29")]);
});

test("a week without a working day is none: no promise would ever be due", () => {
  const { folder } = copyWith([calendar, "weekend: [sat, sun]", "weekend: [mon, tue, wed, thu, fri, sat, sun]"]);
  expect(problemsIn(folder)).toContainEqual(expect.stringContaining("leaves no working day"));
});

test("what is promised comes before it is too late", () => {
  const { folder } = copyWith([guide, "tooLate: 10 days", "tooLate: 3 days"]);
  const says = "page submitted, promise, after: is not before the guide's tooLate, 3 days: it would never be kept";
  expect(problemsIn(folder)).toContainEqual(expect.stringContaining(says));
});

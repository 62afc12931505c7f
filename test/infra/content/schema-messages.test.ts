import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { calendar } from "../../../functions/engine/guide/calendar.ts";
import { guide } from "../../../functions/engine/guide/guide.ts";
import { schemaMessages } from "../../../infra/content/schema-messages.ts";

const files = {
  guide: parse(readFileSync("content/guides/cancel-sim-kh.yaml", "utf8")),
  calendar: parse(readFileSync("content/calendars/cambodia.yaml", "utf8")),
};

/** What is said of a file in which one value is replaced. */
function said(of: "guide" | "calendar", path: string, value: unknown): string[] {
  const file = structuredClone(files[of]);
  const keys = path.split("/");
  const last = keys.pop()!;
  const holder = keys.reduce((inside, key) => inside[key], file);
  holder[last] = value;
  const { error } = (of === "guide" ? guide : calendar).safeParse(file);
  return (error?.issues ?? []).flatMap(schemaMessages).map(([, message]) => message);
}

test.each<[of: "guide" | "calendar", path: string, value: unknown, message: string]>([
  ["guide", "facts/0/checked", "22.11.2026", "must be a date, like 2026-11-22"],
  ["calendar", "holidays/0/tentative", "yes", "should be true or false"],
  ["guide", "guide", "Cancel SIM", "must be small letters, digits and hyphens, beginning with a letter"],
  ["guide", "keys", { 0: "menu" }, `"0" can't be a name here: use a digit from 1 to 9`],
  ["guide", "pages/Store", {}, `"Store" can't be a name here: use small letters, digits, dots and hyphens`],
  ["guide", "domains", ["https://smart.com.kh"], "must be a site, like smart.com.kh"],
  ["guide", "senders/0/prefixes", ["012"], "must be + and digits, like +85512"],
  ["guide", "budget", { km: 0 }, "must be at least 1"],
  ["guide", "budget", { km: 11 }, "must be at most 10"],
  ["guide", "budget", { km: "3" }, "should be a number"],
  ["guide", "languages", [], "is empty or too short: write it, or remove it"],
  ["guide", "start", 7, 'should be a text: put it in "quotes"'],
  ["guide", "calendar", null, "is empty: write it, or remove it"],
  ["guide", "hours", { from: "18:00", to: "10:00", zone: "Asia/Phnom_Penh" }, "the hours must begin before they end"],
])("%s %s = %j: %s", (of, path, value, message) => {
  expect(said(of, path, value)).toContainEqual(expect.stringContaining(message));
});

test("no message of the schema library itself is shown", () => {
  const wrong = [null, 7, "x y", [], {}, [null], true];
  const paths = Object.keys(files.guide).filter((key) => key !== "pages");
  const all = paths.flatMap((path) => wrong.flatMap((value) => said("guide", path, value)));
  expect(all.filter((message) => /^Invalid|expected|received|Unrecognized|ZodError/.test(message))).toEqual([]);
});

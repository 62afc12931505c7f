import { expect, test } from "vitest";
import { segmentsOf } from "../../functions/text/segments.ts";

/* https://www.twilio.com/docs/glossary/what-sms-character-limit: 160/153 septets, 70/67 UTF-16 units. */
const table: [character: string, times: number, segments: number, encoding: "GSM-7" | "UCS-2"][] = [
  ["a", 1, 1, "GSM-7"],
  ["a", 160, 1, "GSM-7"],
  ["a", 161, 2, "GSM-7"],
  ["a", 306, 2, "GSM-7"],
  ["a", 307, 3, "GSM-7"],
  ["a", 1600, 11, "GSM-7"],
  ["€", 80, 1, "GSM-7"],
  ["€", 81, 2, "GSM-7"],
  ["ក", 70, 1, "UCS-2"],
  ["ក", 71, 2, "UCS-2"],
  ["ក", 134, 2, "UCS-2"],
  ["ក", 135, 3, "UCS-2"],
  ["ក", 1600, 24, "UCS-2"],
  ["中", 70, 1, "UCS-2"],
  ["中", 71, 2, "UCS-2"],
  ["👋", 35, 1, "UCS-2"],
  ["👋", 36, 2, "UCS-2"],
];

test.each(table)("%s x %d: %d segment(s) of %s", (character, times, segments, encoding) => {
  expect(segmentsOf(character.repeat(times))).toEqual({ segments, encoding });
});

test.each(["^", "{", "}", "[", "]", "~", "\\", "|", "€", "\f"])("%j costs two septets", (character) => {
  expect(segmentsOf(character + "a".repeat(158))).toEqual({ segments: 1, encoding: "GSM-7" });
  expect(segmentsOf(character + "a".repeat(159))).toEqual({ segments: 2, encoding: "GSM-7" });
});

test("a character of two units is never split across parts", () => {
  expect(segmentsOf(`${"a".repeat(152)}€${"a".repeat(151)}`).segments).toBe(2);
  expect(segmentsOf(`${"a".repeat(152)}€${"a".repeat(152)}`).segments).toBe(3);
  expect(segmentsOf(`${"ក".repeat(66)}👋${"ក".repeat(65)}`).segments).toBe(2);
  expect(segmentsOf(`${"ក".repeat(66)}👋${"ក".repeat(66)}`).segments).toBe(3);
});

test.each([..."ñÑÇéèàäöüß£¥§ΔΩ@_\n"])("%j is in GSM-7", (character) => {
  expect(segmentsOf(character).encoding).toBe("GSM-7");
});

test.each(["`", "\t", "á", "ç", "“", "’", "–", "—", "…", "\u00a0", "។", "，", "①"])(
  "one %j makes the whole message UCS-2",
  (character) => {
    expect(segmentsOf(`${"a".repeat(70)}${character}`)).toEqual({ segments: 2, encoding: "UCS-2" });
  },
);

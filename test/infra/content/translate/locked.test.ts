import { expect, test } from "vitest";
import { lockedChanges, lockedIn } from "../../../../infra/content/translate/locked.ts";

test.each<[text: string, locked: string[]]>([
  ["Reply {#store}, {#menu} on {date}", ["{#store}", "{#menu}", "{date}"]],
  ["Call 1204 or *123#, 60,000 riel", ["1204", "*123#", "60000"]],
  ["See www.smart.com.kh for more", ["smart.com.kh"]],
  ["From 10:00, 3 days", ["10:00", "3"]],
  ["៣ថ្ងៃ", ["3"]],
  ["STOP to opt out, SMS rates apply", ["STOP"]],
  ["Nothing here", []],
])("%s keeps %j", (text, locked) => {
  expect(lockedIn(text)).toEqual(locked);
});

test.each<[what: string, source: string, translation: string, lost: string[], added: string[]]>([
  ["a lost placeholder", "{#menu} Menu", "Menu", ["{#menu}"], []],
  ["a changed one", "{#menu} Menu", "{#menue} Menu", ["{#menu}"], ["{#menue}"]],
  ["one that is there twice now", "{date}", "{date} {date}", [], ["{date}"]],
  ["a changed number", "Call 1204", "Call 1205", ["1204"], ["1205"]],
  ["a changed site", "smart.com.kh", "smart.com", ["smart.com.kh"], ["smart.com"]],
  ["another order", "{#a} 12 {#b}", "{#b} {#a} 12", [], []],
  ["digits of another script", "3 days", "៣ថ្ងៃ", [], []],
  ["a word of the networks", "Send STOP", "Gửi DỪNG", ["STOP"], []],
])("%s", (_, source, translation, lost, added) => {
  expect(lockedChanges(source, translation, undefined)).toEqual({ lost, added });
});

test("what the translation before had differently may stay so", () => {
  expect(lockedChanges("Text DELETE, 3 days", "Text 4 days", "Gửi 4 ngày")).toEqual({ lost: [], added: [] });
});

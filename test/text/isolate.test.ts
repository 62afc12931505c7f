import { expect, test } from "vitest";
import { fold } from "../../functions/text/fold.ts";
import { isolated, isolatedValue } from "../../functions/text/isolate.ts";

/** Makes the invisible characters visible: [ and ] for the isolates, ^ for the right-to-left mark. */
const shown = (text: string) => text.replaceAll("\u2068", "[").replaceAll("\u2069", "]").replaceAll("\u200f", "^");

test.each<[what: string, text: string, shown: string]>([
  ["words alone", "تجديد جواز السفر", "تجديد جواز السفر"],
  ["a plain number", "1 جواز السفر (3 خطوات)", "1 جواز السفر (3 خطوات)"],
  ["times and amounts", "من 10:00 إلى 18:00 أو 1,600", "من 10:00 إلى 18:00 أو 1,600"],
  ["a list's number before a label with a number", "1 12 شهرا", "1 12 شهرا"],
  ["a code to dial", "اتصل بالرقم *1202# أو 1204", "اتصل بالرقم [*1202#] أو 1204"],
  ["a telephone number", "الرقم +855 12 812 812 مفتوح", "الرقم [+855 12 812 812] مفتوح"],
  ["a telephone number without its country", "الرقم 012 812 812", "الرقم [012 812 812]"],
  ["a span of numbers", "بعد 1-3 أيام", "بعد [1-3] أيام"],
  ["a site", "الموقع example.gov.kh مفتوح", "الموقع example.gov.kh مفتوح"],
  ["a site before a number to reply", "الموقع example.gov.kh. 0 القائمة", "الموقع [example.gov.kh]. 0 القائمة"],
  ["a word before a number to reply", "رد STOP, 0 القائمة", "رد [STOP], 0 القائمة"],
  ["a word behind a number to reply", "0 القائمة، STOP لإيقاف", "0 القائمة، STOP لإيقاف"],
  ["two words before a number", "رد STOP, START 0 القائمة", "رد [STOP], [START] 0 القائمة"],
  ["a word that begins the line", "STOP لإيقاف", "^STOP لإيقاف"],
  ["a label of other letters in a list", "1 WeChat/Alipay", "^1 WeChat/Alipay"],
  ["what is isolated already", "أو \u2068renew 2\u2069 3", "أو [renew 2] 3"],
  ["each line by itself", "STOP لإيقاف\n1 جواز", "^STOP لإيقاف\n1 جواز"],
])("%s", (_, text, expected) => {
  expect(shown(isolated(text))).toBe(expected);
  expect(fold(isolated(text))).toBe(fold(text));
  expect(isolated(isolated(text))).toBe(isolated(text));
});

test.each([
  ["BCDFGH", "[BCDFGH]"],
  ["renew visa 2", "[renew visa 2]"],
  ["9 ديسمبر", "9 ديسمبر"],
  ["3", "3"],
])("the value %s of a placeholder", (value, expected) => {
  expect(shown(isolatedValue(value))).toBe(expected);
});

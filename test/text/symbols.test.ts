import { expect, test } from "vitest";
import { withoutEmoticons } from "../../functions/text/symbols.ts";

test.each([
  ["TAT", ""],
  ["STOP TAT", "STOP"],
  ["TAT STOP", "STOP"],
  ["我要注销 QAQ", "我要注销"],
  ["DUNG TAT CA", "DUNG TAT CA"],
  ["stop xD", "stop"],
])("%s without emoticons is %j", (text, rest) => {
  expect(withoutEmoticons(text).trim()).toBe(rest);
});

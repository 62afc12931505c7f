import { expect, test } from "vitest";
import { fold } from "../../../functions/text/fold.ts";
import { readNumerals } from "../../../functions/text/spelling/han-numerals.ts";

test.each([
  ["四八二一", "4821"],
  ["我的是四八二九一三", "我的是482913"],
  ["幺三八零零", "13800"],
  ["二〇二六年", "2026年"],
  ["一二三", "一二三"],
])("%s is read as %s", (typed, read) => {
  expect(readNumerals(fold(typed))).toBe(read);
});

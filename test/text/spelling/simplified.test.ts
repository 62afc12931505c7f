import { Converter } from "opencc-js/t2cn";
import { expect, test } from "vitest";
import { toSimplified } from "../../../functions/text/spelling/simplified.ts";

/** Forms that are typed in Taiwan and Hong Kong, and forms of older books. */
const conversions = (["t", "tw", "hk"] as const).map((from) => Converter({ from, to: "cn" }));

const characters = Array.from({ length: 0x9fff - 0x3400 }, (_, i) => String.fromCodePoint(0x3400 + i));

test("every traditional character has its simplified form, whatever characters the content uses", () => {
  const missing = characters.flatMap((character) => {
    const forms = conversions
      .map((convert) => convert(character))
      .filter((form) => form.length === 1 && form !== character);
    // 么 is short for 麼 here, and not another way to write 幺.
    const isCovered =
      forms.length === 0 || character === "么" || forms.map(toSimplified).includes(toSimplified(character));
    return isCovered ? [] : character + forms[0];
  });
  expect(missing, `the table with these: ${tableWith(missing)}`).toEqual([]);
  expect(toSimplified("續簽 櫃檯 護照")).toBe("续签 柜台 护照");
});

/** The table of functions/text/spelling/simplified-table.ts with more pairs. */
function tableWith(more: string[]): string {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const written = (value: number, length: number) =>
    Array.from({ length }, (_, i) => digits[Math.floor(value / 64 ** (length - 1 - i)) % 64]).join("");
  const known = characters.flatMap((each) => (toSimplified(each) === each ? [] : [each + toSimplified(each)]));
  let before = 0x3400;
  return [...known, ...more].sort().reduce((table, pair) => {
    const [code, form] = [pair.charCodeAt(0), pair.charCodeAt(1)];
    const gap = code - before;
    before = code;
    return table + written(gap, 2) + written(form, 3);
  }, "");
}

test("converting twice changes nothing more", () => {
  expect(characters.filter((each) => toSimplified(toSimplified(each)) !== toSimplified(each))).toEqual([]);
});

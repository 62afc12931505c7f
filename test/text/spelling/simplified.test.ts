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
  // Add these pairs to functions/text/spelling/simplified-table.ts.
  expect(missing.join(" ")).toBe("");
  expect(toSimplified("續簽 櫃檯 護照")).toBe("续签 柜台 护照");
});

test("converting twice changes nothing more", () => {
  expect(characters.filter((each) => toSimplified(toSimplified(each)) !== toSimplified(each))).toEqual([]);
});

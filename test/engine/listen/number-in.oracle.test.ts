import { expect, test } from "vitest";
import { numberIn } from "../../../functions/engine/listen/number-in.ts";
import { fold } from "../../../functions/text/fold.ts";
import { content } from "../../../functions/wiring/content.ts";

/** Every numbering system that Intl knows is an oracle: it writes the number, we read it. */
test.each(Intl.supportedValuesOf("numberingSystem"))("nought to twelve in %s", (numberingSystem) => {
  const format = new Intl.NumberFormat("en", { numberingSystem, useGrouping: false });
  const numbers = Array.from({ length: 13 }, (_, n) => n);
  expect(numbers.map((n) => numberIn(content.lexicon, fold(format.format(n))))).toEqual(numbers);
});

test("everyday Chinese from nought to ninety-nine", () => {
  const format = new Intl.NumberFormat("zh-u-nu-hanidec", { useGrouping: false });
  const spoken = (n: number) => {
    const [tens, ones] = [Math.floor(n / 10), n % 10];
    const digit = (value: number) => format.format(value);
    return n < 10 ? digit(n) : `${tens > 1 ? digit(tens) : ""}十${ones > 0 ? digit(ones) : ""}`;
  };
  const numbers = Array.from({ length: 100 }, (_, n) => n);
  expect(numbers.map((n) => numberIn(content.lexicon, fold(spoken(n))))).toEqual(numbers);
});

test.each(["十十", "一一一", "百", "十百", "一十一十"])("%s is no number of a list", (text) => {
  expect(numberIn(content.lexicon, fold(text))).toBeUndefined();
});

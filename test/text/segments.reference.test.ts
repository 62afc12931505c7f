import fc from "fast-check";
import { SegmentedMessage } from "sms-segments-calculator";
import { describe, expect, test } from "vitest";
import { notInGsm7, segmentsOf } from "../../functions/text/segments.ts";

describe("it counts as Twilio's own calculator does", () => {
  const expectSame = (text: string) => {
    const counted = new SegmentedMessage(text);
    expect(segmentsOf(text)).toEqual({ segments: counted.segmentsCount, encoding: counted.encodingName });
    // Newer versions of Unicode join more letters to one character.
    expect(notInGsm7(text).join("")).toBe(counted.getNonGsmCharacters().join(""));
  };

  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  const countOf = (text: string) => [...segmenter.segment(text)].length;
  /** The calculator's table of joining characters is that of Unicode 10, so newer marks do not join there. */
  const isOldEnough = (character: string) =>
    !/[\p{M}\p{Cf}\p{Cn}\p{Sk}]/u.test(character) ||
    ["a", "ក", "👋"].every(
      (before) => new SegmentedMessage(before + character).graphemes.length === countOf(before + character),
    );

  const size = 0x100;
  const surrogates = [0xd8, 0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf];
  const rows = Array.from({ length: 0x110000 / size }, (_, row) => row).filter((row) => !surrogates.includes(row));
  // Private use and unassigned planes hold no characters.
  const assigned = rows.filter((row) => row < 0xe0 || (row >= 0xf9 && row < 0x330) || (row >= 0xe00 && row < 0xe02));

  test.each([0, 1, 2, 3, 4, 5, 6, 7])("in every block of Unicode, row %i of 8", (nth) => {
    for (const row of assigned.filter((_, i) => i % 8 === nth)) {
      const all = Array.from({ length: size }, (_, i) => String.fromCodePoint(row * size + i)).filter(isOldEnough);
      for (const filler of ["", "ក"])
        for (let at = 0; at < all.length; at += 64)
          expectSame(
            all
              .slice(at, at + 64)
              .map((each) => each + filler)
              .join(""),
          );
    }
  });

  const character = fc
    .oneof(
      { weight: 4, arbitrary: fc.constantFrom(..."abc €^\n{é中文ក្រី👋🇰🇭\u200d\ufe0f1\u20e3") },
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      fc.constantFrom("👨‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "\r\n", "स्त्री", "한글"),
    )
    .filter((text) => [...text].every(isOldEnough));

  test("in any text", () => {
    fc.assert(
      fc.property(fc.array(character, { maxLength: 250 }), (characters) => expectSame(characters.join(""))),
      { numRuns: 200 },
    );
  });
});

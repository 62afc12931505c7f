import fc from "fast-check";
import { expect, test } from "vitest";
import { ownWordsIn } from "../../functions/engine/listen/own-words.ts";
import { fold, normalizeDigits, removeInvisible } from "../../functions/text/fold.ts";
import { isPlainWord } from "../../functions/text/plain-word.ts";
import { splitIntoSentences } from "../../functions/text/sentences.ts";
import { withoutEmoticons } from "../../functions/text/symbols.ts";
import { content } from "../../functions/wiring/content.ts";

/*
 * For a plain word the rules take a short way. Here they are compared with the long way, which a character that has no
 * meaning leads to.
 */

const characters = [
  ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789一两貳號碼註銷不要停止別說写道转发",
];
const common = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code));
const plainWord = fc
  .array(fc.oneof(fc.constantFrom(...characters), common), { minLength: 1, maxLength: 24 })
  .map((letters) => letters.join(""));
const keywords = [...content.lexicon.keywords.all()].map(({ phrase }) => phrase).filter(isPlainWord);
const word = fc.oneof(
  plainWord,
  fc.constantFrom(...keywords, "TT", "orz", "xD", "OwO", "STOPSTOP", "forwarded", "转发"),
);

test("a plain word is read as with a space behind it", () => {
  fc.assert(
    fc.property(word, (text) => {
      const spaced = `${text} `;
      expect(isPlainWord(text)).toBe(true);
      expect(fold(text)).toBe(fold(spaced));
      expect(normalizeDigits(text)).toBe(normalizeDigits(spaced).trim());
      expect(removeInvisible(text)).toBe(removeInvisible(spaced).trim());
      expect(withoutEmoticons(text)).toBe(
        withoutEmoticons(spaced).trim() === "" ? " " : withoutEmoticons(spaced).slice(0, -1),
      );
      expect(splitIntoSentences(text)).toEqual(splitIntoSentences(spaced));
    }),
    { numRuns: 2_000 },
  );
});

test("a plain word has the same own words as with a space behind it", () => {
  fc.assert(
    fc.property(word, (text) => {
      const [plain, spaced] = [text, `${text} `].map((each) => ownWordsIn(content.lexicon, each));
      expect([plain?.said, plain?.mentioned]).toEqual([spaced?.said.trim(), spaced?.mentioned.trim()]);
    }),
    { numRuns: 2_000 },
  );
});

test.each(["", " ", "a b", "2.", "。", "អ", "é", "ａ", "２", "〇", "a\u200b"])("%j is no plain word", (text) => {
  expect(isPlainWord(text)).toBe(false);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { ownWordsIn } from "../../functions/engine/listen/own-words.ts";
import { fold, normalizeDigits, removeInvisible } from "../../functions/text/fold.ts";
import { isPlainText, isPlainWord } from "../../functions/text/plain-text.ts";
import { splitIntoSentences } from "../../functions/text/sentences.ts";
import { withoutEmoticons } from "../../functions/text/symbols.ts";
import { content } from "../../functions/wiring/content.ts";

/*
 * For a plain text the rules take a short way. Here they are compared with the long way, which a character that has no
 * meaning leads to.
 */

const characters = [
  ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789一两貳號碼註銷不要停止別說写道转发",
];
const common = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code));
const plainWord = fc
  .array(fc.oneof(fc.constantFrom(...characters), common), { minLength: 1, maxLength: 24 })
  .map((letters) => letters.join(""));
const latin = Array.from({ length: 0x1f00 }, (_, code) => String.fromCodePoint(code)).filter(isPlainText);
const short = fc
  .array(fc.constantFrom(...latin, "T", "o", "s", "p"), { minLength: 1, maxLength: 5 })
  .map((letters) => letters.join(""));
const keywords = [...content.lexicon.keywords.all()].map(({ phrase }) => phrase).filter(isPlainText);
const words = [
  "TT",
  "T",
  "orz",
  "xD",
  "OwO",
  "STOPSTOP",
  "forwarded",
  "转发",
  "Sent from my iPhone",
  "Forwarded message",
];
const known = [...keywords, ...content.lexicon.reactedTo, ...words].filter(isPlainText);
const row = fc
  .array(fc.oneof(short, fc.constantFrom(...known.filter((each) => !/\p{Script=Han}/u.test(each)))), {
    minLength: 1,
    maxLength: 6,
  })
  .map((each) => each.join(" "));
const plain = fc.oneof(plainWord, fc.constantFrom(...known), row);

test("a plain text is read as with a space behind it", () => {
  fc.assert(
    fc.property(plain, (text) => {
      const spaced = `${text} `;
      expect(isPlainText(text)).toBe(true);
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

test("each letter of plain texts folds as with a space behind it", () => {
  expect(latin.length).toBeGreaterThan(300);
  for (const letter of latin) expect(fold(letter)).toBe(fold(`${letter} `));
});

test("a plain text has the same own words as with a space behind it", () => {
  fc.assert(
    fc.property(plain, (text) => {
      const [plain, spaced] = [text, `${text} `].map((each) => ownWordsIn(content.lexicon, each));
      expect([plain?.said, plain?.mentioned]).toEqual([spaced?.said.trim(), spaced?.mentioned.trim()]);
    }),
    { numRuns: 2_000 },
  );
});

test.each(["", " ", " a", "a  b", "我 a", "2.", "。", "អ", "e\u0301", "ａ", "２", "〇", "a\u200b"])(
  "%j is no plain text",
  (text) => {
    expect(isPlainText(text)).toBe(false);
  },
);

test.each([
  ["2", true],
  ["号码", true],
  ["hủy", true],
  ["hủy sim", false],
])("%j is a plain word: %s", (text, isWord) => {
  expect(isPlainText(text)).toBe(true);
  expect(isPlainWord(text)).toBe(isWord);
});

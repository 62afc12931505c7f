import { expect, test } from "vitest";
import { posterWords } from "../../../../infra/content/checks/poster-words.ts";
import { copyWith, english, only } from "../copies.ts";
import { allPacks } from "../packs-of-tests.ts";

const { problemsIn } = only(posterWords);

test("every language has the words of posters", () => {
  expect(Object.entries(allPacks).flatMap(([tag, { poster }]) => (poster ? [] : tag))).toEqual([]);
});

test("a poster names a word that opts out", () => {
  expect(problemsIn(copyWith().folder)).toEqual([]);
  const { folder, here } = copyWith([english, "  stop: Text STOP at any time", "  stop: Text us at any time # <-\n #"]);
  expect(problemsIn(folder)).toEqual([
    `content/${english}:${here(english)} poster, stop: tells people to send no word that opts out: write one, like STOP, behind the verb`,
  ]);
});

test("a line with an address has both its placeholders", () => {
  const { folder, here } = copyWith([english, 'to {number}"', 'to us" # <-']);
  expect(problemsIn(folder)[0]).toContain(
    `content/${english}:${here(english)} poster, sms: must have {keyword} and {number}`,
  );
});

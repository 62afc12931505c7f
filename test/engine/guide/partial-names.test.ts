import { expect, test } from "vitest";
import { compileOurTexts, foldWithoutNumbers } from "../../../functions/engine/guide/our-texts.ts";
import { hashOf } from "../../../functions/text/hash.ts";
import { smallWords, soup, tea } from "../small-guide.ts";

const parts = (name: typeof soup.name) => compileOurTexts([tea, { ...soup, name }], smallWords).parts;
const has = (name: typeof soup.name, line: string) => parts(name).has(hashOf(foldWithoutNumbers(line)));

test("a number alone is never a text of ours, although a guide may lack a name in some language", () => {
  const { en = "" } = soup.name;
  expect(has(soup.name, "1")).toBe(false);
  expect(has({ en }, "1")).toBe(false);
  expect(has({ en }, `2 ${en}`)).toBe(true);
});

import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";

/*
 * A language is content: no file of the code names one, in a value, a comment or a help text. READMEs may, because they
 * print what the content has.
 */

const tags = globSync("{content,test/fixtures}/**/{languages,packs}/*.yaml").map((file) => basename(file, ".yaml"));
const names = new Intl.DisplayNames("en", { type: "language" });
const files = globSync("{functions,infra}/**/*.*").filter((file) =>
  /\.(?:ts|tsx|js|mjs|css|html|txt|yaml)$/.test(file),
);

/** Tags that are also ordinary words of code: of these, only the names of the languages are searched for. */
const ordinary = new Set(["as", "be", "do", "id", "in", "io", "is", "no", "or", "so", "to"]);

/** A tag as a value ("zh", "zh-CN", 'zh_CN', "/zh"), as a key ({ zh: ... }), or in a comment's example. */
const asValue = (tag: string) => new RegExp(`["'\`/]${tag}(?:[-_][A-Z]{2})?["'\`]|[{,]\\s*${tag}: `);
/** The name of a language; a script may be named where a pattern looks for it. */
const asName = (tag: string) => new RegExp(`(?<!Script=)\\b${names.of(tag)}\\b`);

/** The pages of the desk say which language they are written in, for screen readers. */
const ownLanguage = /<html lang="\w+"/;

test("the search looks at each language that a test or a release has, and at all code", () => {
  expect([...new Set(tags)].sort()).toEqual(expect.arrayContaining(["ar", "en", "es", "km", "my", "th", "vi", "zh"]));
  expect(files.length).toBeGreaterThan(300);
  expect('const fallback = "en";').toMatch(asValue("en"));
  expect("budget: { km: 3 }").toMatch(asValue("km"));
  expect("// Khmer has no spaces").toMatch(asName("km"));
  expect("\\p{Script=Khmer}").not.toMatch(asName("km"));
});

test("no file of the code names a language", () => {
  const patterns = [...new Set(tags)].flatMap((tag) => [...(ordinary.has(tag) ? [] : [asValue(tag)]), asName(tag)]);
  const found = files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, i) =>
        patterns.some((pattern) => pattern.test(line.replace(ownLanguage, "")))
          ? [`${file}:${i + 1} ${line.trim()}`]
          : [],
      ),
  );
  expect(found).toEqual([]);
});

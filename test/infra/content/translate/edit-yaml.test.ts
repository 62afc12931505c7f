import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse, parseDocument } from "yaml";
import { editYaml } from "../../../../infra/content/translate/edit-yaml.ts";
import { rowsOfGuide, rowsOfPack } from "../../../../infra/content/translate/rows.ts";

const file = `# A remark at the top.
name: { zh: 茶,  en: Tea, km: "តែ" } # behind
pages:
  menu:
    text: &menu
      zh: 菜单
      en: "Menu: reply" # keep

      # above km
      km: ម៉ឺនុយ
    choices:
      - to: x
        label: { zh: 甲, en: A }
        words:
          en:
            - one # first
            # a remark
            - two
  x:
    text: *menu
    foot:
      en: >-
        A long text
        in two lines

      km: |
        ក
  y:
    text:
      en:
`;

test.each<[what: string, path: (string | number)[], value: string | string[], from: string, to: string]>([
  ["a plain text", ["name", "en"], "Green tea", "en: Tea,", "en: Green tea,"],
  ["a text that needs quotes in braces", ["name", "en"], "Tea, {#menu}", "en: Tea,", 'en: "Tea, {#menu}",'],
  ["a text in quotes", ["name", "km"], "ទឹកតែ", '"តែ"', '"ទឹកតែ"'],
  ["a text with an anchor", ["pages", "menu", "text", "km"], "បញ្ជី: 1", "km: ម៉ឺនុយ", 'km: "បញ្ជី: 1"'],
  ["a text behind an alias", ["pages", "x", "text", "zh"], "单", "zh: 菜单", "zh: 单"],
  [
    "a folded text",
    ["pages", "x", "foot", "en"],
    "Short",
    "        A long text\n        in two lines\n",
    "        Short\n",
  ],
  ["a text of lines", ["pages", "x", "foot", "km"], "ខ\nគ", "        ក\n", "        ខ\n        គ\n"],
  [
    "an empty place",
    ["pages", "y", "text", "en"],
    "Y: now",
    "  y:\n    text:\n      en:\n",
    '  y:\n    text:\n      en: "Y: now"\n',
  ],
  ["a new language in braces", ["name", "vi"], "Trà", 'km: "តែ" }', 'km: "តែ", vi: Trà }'],
  [
    "a new language below others",
    ["pages", "menu", "text", "vi"],
    "Bảng, {#x}",
    "      km: ម៉ឺនុយ\n",
    '      km: ម៉ឺនុយ\n      vi: "Bảng, {#x}"\n',
  ],
  [
    "a new language below a text of lines",
    ["pages", "x", "foot", "vi"],
    "A",
    "        ក\n",
    "        ក\n      vi: A\n",
  ],
  [
    "words, of which one goes and one comes",
    ["pages", "menu", "choices", 0, "words", "en"],
    ["two", "no, three"],
    "            - one # first\n            # a remark\n            - two\n",
    '            # a remark\n            - two\n            - "no, three"\n',
  ],
  [
    "words of a new language",
    ["pages", "menu", "choices", 0, "words", "vi"],
    ["một", "a, b"],
    "            - two\n",
    '            - two\n          vi: [một, "a, b"]\n',
  ],
  [
    "a page that is not there",
    ["pages", "z", "text"],
    "Z",
    "    text:\n      en:\n",
    "    text:\n      en:\n  z:\n    text: Z\n",
  ],
  ["a long text of lines", ["name", "en"], `${"x".repeat(60)}\n\ny`, "en: Tea,", `en: "${"x".repeat(60)}\\n\\ny",`],
  ["a text like a formula", ["name", "en"], "=1+1", "en: Tea,", "en: =1+1,"],
  ["a text like a number", ["name", "en"], "12", "en: Tea,", 'en: "12",'],
  ["a text like a remark", ["name", "en"], "# 1", "en: Tea,", 'en: "# 1",'],
])("%s changes, and no other byte", (_, path, value, from, to) => {
  expect(file).toContain(from);
  expect(editYaml(file, [{ path, value }])).toBe(file.replace(from, () => to));
});

test("many changes at once", () => {
  const edits = ["zh", "en", "km", "vi", "es"].map((tag) => ({ path: ["name", tag], value: `${tag} "x", {y}` }));
  const changed = editYaml(file, edits);
  expect(parse(changed).name).toEqual(Object.fromEntries(edits.map(({ path, value }) => [path[1], value])));
  expect(changed.split("\n").slice(2)).toEqual(file.split("\n").slice(2));
});

test("a place that can't be written is an error, not a wrong file", () => {
  expect(() => editYaml(file, [{ path: ["name", "en", "x"], value: "y" }])).toThrow();
});

/** The first and the last language of a guide. */
const outerLanguages = (languages: string[]): [string, string] => [languages[0]!, languages.at(-1)!];

describe.each([...globSync("content/guides/*.yaml"), "content/languages/en.yaml", "content/languages/km.yaml"])(
  "%s",
  (path) => {
    const text = readFileSync(path, "utf8");
    const document = parseDocument(text);
    const english = parseDocument(readFileSync("content/languages/en.yaml", "utf8"));
    const rows = path.includes("guides")
      ? rowsOfGuide({ file: path, document }, ...outerLanguages(document.toJS().languages))
      : rowsOfPack({ file: path, document }, english);
    const written = rows.filter(({ translation }) => translation !== undefined);

    test("each place can be changed, and back again, and then every value is as before", { timeout: 60_000 }, () => {
      const others = written.map(({ path, translation }) => ({
        path,
        value: typeof translation === "string" ? `${translation} x: {y}, "z" # 1` : [...translation!, 'new, "word"'],
      }));
      const changed = editYaml(text, others);
      expect(changed.match(/new, \\?"word/g)).toHaveLength(others.filter(({ value }) => Array.isArray(value)).length);
      const back = written.map(({ path, translation }) => ({ path, value: translation! }));
      expect(parse(editYaml(changed, back))).toEqual(parse(text));
      expect(written.length).toBeGreaterThan(30);
      expect(editYaml(text, [])).toBe(text);
    });
  },
);

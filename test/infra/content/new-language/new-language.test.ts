import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { command } from "../../../../infra/cli/commands/new-language.ts";
import { newLanguage } from "../../../../infra/content/new-language/make.ts";
import { inProcess } from "../../cli/typed.ts";
import { copyWith, problemsIn, warningsIn } from "../copies.ts";

const list = "languages: [zh, en, km]";

/** A pack for a language in a copy of the content: the folder, what was made, and the text of the file. */
function made(tag: string, ...changes: Parameters<typeof copyWith>) {
  const { folder } = copyWith(...changes);
  const result = newLanguage(folder, tag);
  const path = join(folder, result.file);
  return { folder, path, ...result, text: readFileSync(path, "utf8"), pack: parse(readFileSync(path, "utf8")) };
}

describe("a new pack has what CLDR knows", () => {
  test.each<[tag: string, known: object]>([
    ["vi", { name: "Tiếng Việt", scripts: ["Latin"], direction: "ltr", template: "vi" }],
    ["ar", { name: "العربية", scripts: ["Arabic"], direction: "rtl", template: "ar" }],
    ["pt-BR", { name: "português (Brasil)", scripts: ["Latin"], direction: "ltr", template: "pt_BR" }],
    ["ja", { name: "日本語", scripts: ["Han", "Hiragana"], direction: "ltr", template: "ja" }],
    ["my", { name: "မြန်မာ", scripts: ["Myanmar"], direction: "ltr", template: undefined }],
  ])("%s", (tag, known) => {
    const { pack } = made(tag);
    const { name, scripts, direction, template } = pack;
    expect({ name, scripts, direction, template }).toMatchObject(known);
    expect(pack.names).toContain(String(name).toLocaleLowerCase(tag));
    expect(pack.numbers).toHaveLength(100);
    expect(pack).toMatchObject({ review: "needed", dates: { day: "numeric" } });
  });

  test("in other languages too: people name a language in the one that they see", () => {
    expect(made("vi").pack.names).toEqual(["tiếng việt", "越南语", "vietnamese", expect.stringMatching(/វៀតណាម/)]);
  });

  test("and a blank where it knows nothing", () => {
    const { pack, missing } = made("ug");
    expect(pack.numbers).toBeNull();
    expect(missing[0]).toMatchObject({ path: ["numbers"], source: ["0 of 100"] });
  });
});

test("each text and list of the fallback language has its blank, with that language's words and the schema's explanation", () => {
  const { text, missing } = made("vi");
  expect(text).toContain("# WhatsApp's code of the language, if WhatsApp takes templates in it");
  expect(text).toContain("# en: You are welcome! Text {keyword} any time.\n    text:\n");
  expect(text).toMatch(/# en: start, .*\n {2}optIn:|# en: .*\n {4}menu:\n/);
  for (const { path, line } of missing) expect(text.split("\n")[line - 1]).toContain(`${String(path.at(-1))}`);
  expect(missing.filter(({ kind }) => kind === "text").length).toBeGreaterThan(50);
});

test("a draft stops nothing: the content compiles, with a warning", () => {
  const { folder } = made("vi");
  expect(problemsIn(folder, { checks: [] })).toEqual([]);
  expect(warningsIn(folder, { checks: [] })).toEqual([
    expect.stringContaining("content/languages/vi.yaml:1: a draft that is not used"),
  ]);
});

test("a draft that is listed too early is refused, with a line for each thing that is missing", () => {
  const { folder, missing } = made("vi", ["words.yaml", list, "languages: [zh, en, km, vi]"]);
  const problems = problemsIn(folder);
  expect(problems.filter((line) => !/^content\/languages\/vi\.yaml:\d+ .+: is empty: write it/.test(line))).toEqual([]);
  expect(problems).toHaveLength(missing.length);
});

test("a pack that is there is not changed, and what it lacks is named", () => {
  const { folder } = copyWith(["languages/km.yaml", "menuFoot:", "menuFeet:"]);
  const before = readFileSync(join(folder, "languages/km.yaml"), "utf8");
  const { known, isUsed, missing } = newLanguage(folder, "km");
  expect({ known, isUsed }).toEqual({ known: undefined, isUsed: true });
  expect(missing.map(({ path }) => path.join("."))).toContain("menuFoot");
  expect(readFileSync(join(folder, "languages/km.yaml"), "utf8")).toBe(before);
});

test("a list that is empty on purpose is not missing", () => {
  const { folder, path, missing, text } = made("vi");
  writeFileSync(path, text.replace("\nfrequent:\n", "\nfrequent: []\n"));
  expect(newLanguage(folder, "vi").missing).toHaveLength(missing.length - 1);
});

test.each<[tag: string, why: RegExp]>([
  ["english", /^english is not a language's tag/],
  ["XX", /^XX is not a language's tag/],
  ["qq", /^CLDR knows no language qq/],
  ["iw", /^iw is an old tag: write he$/],
])("%s is refused", (tag, why) => {
  const { folder } = copyWith();
  expect(() => newLanguage(folder, tag)).toThrow(why);
  expect(existsSync(join(folder, `languages/${tag}.yaml`))).toBe(false);
});

describe("npm run new-language", () => {
  test("needs a tag", async () => {
    expect(await inProcess(command, ["new-language"])).toMatchObject({ code: 2, err: expect.stringContaining("tag") });
  });

  test("says what a pack that is there lacks, also as JSON", async () => {
    const { code, out } = await inProcess(command, ["new-language", "km"]);
    expect(code).toBe(0);
    expect(out).toContain("content/languages/km.yaml is there, and is used: nothing was changed");
    const { out: json } = await inProcess(command, ["new-language", "km", "--json"]);
    expect(JSON.parse(json)).toMatchObject({ file: "languages/km.yaml", isUsed: true, model: "en" });
  });
});

import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { listOf } from "../../../functions/engine/guide/places.ts";
import { command } from "../../../infra/cli/commands/new-guide.ts";
import { compile } from "../../../infra/content/compile.ts";
import { makeGuide } from "../../../infra/content/new-guide/make.ts";
import { replay } from "../../../infra/content/transcript.ts";
import { fixtureFolder } from "../../support/fixture-content.ts";
import { inProcess } from "../cli/typed.ts";
import { copyWith, warningsIn } from "./copies.ts";

function copyOfContent(): string {
  const folder = mkdtempSync(join(tmpdir(), "content-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync("content", folder, { recursive: true });
  return folder;
}

/** The same with one guide in three languages, which is compiled faster. */
function copyOfSmallContent(): string {
  const { folder } = copyWith();
  cpSync("content/new-guide", join(folder, "new-guide"), { recursive: true });
  return folder;
}

const filesOf = (folder: string) =>
  Object.fromEntries(
    globSync("**/*.{yaml,txt}", { cwd: folder }).map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );

test("a new guide is sound, spoken by its transcripts in each language, and leaves every other as it was", {
  timeout: 120_000,
}, () => {
  const folder = copyOfContent();
  const before = filesOf(folder);
  const result = makeGuide(folder, "renew-visa-2");
  if ("refused" in result) throw new Error(result.refused);
  const { made, changed, advertise } = result;
  expect(made.sort()).toEqual([
    "guides/renew-visa-2.yaml",
    ...Object.keys(advertise)
      .map((language) => `transcripts/renew-visa-2/${language}-first.txt`)
      .sort(),
  ]);
  expect(advertise.en).toBe("renew visa 2");

  const warnings = warningsIn(folder).filter((line) => line.includes("renew-visa-2"));
  expect(warnings.filter((line) => !line.endsWith("not reviewed by a native speaker"))).toEqual([]);

  const content = compile(folder, { checks: [] });
  const guide = content.guides["renew-visa-2"]!;
  expect(Object.keys(content.guides).at(-1)).toBe("renew-visa-2");
  const places = Object.entries(guide.pages).flatMap(([id, page]) => [
    id,
    ...listOf(guide, id, page).flatMap(({ to }) => (to.startsWith(`${id}#`) ? [to] : [])),
  ]);
  for (const language of guide.languages) {
    const file = join(folder, `transcripts/renew-visa-2/${language}-first.txt`);
    const { text, turns } = replay(content, readFileSync(file, "utf8"));
    expect(text).toBe(readFileSync(file, "utf8"));
    const said = turns.flatMap(({ turn }) => turn.replies.flatMap(({ pages }) => pages));
    // The first page asks for the language.
    expect(new Set(said.slice(1).map((saying) => saying.language))).toEqual(new Set([language]));
    const heard = said.map(({ place }) => place);
    expect(places.filter((place) => !heard.includes(place))).toEqual([]);
  }

  const after = filesOf(folder);
  for (const [file, text] of Object.entries(before))
    if (changed.includes(file)) {
      // Each list of guides has one more line. The other lines, and so the numbers of the other guides, stay the same.
      const lines = after[file]!.split("\n").filter((line) => !/^ {2}\d renew visa 2$/.test(line));
      expect(lines.join("\n")).toBe(text);
    } else expect(after[file]).toBe(text);
  for (const file of Object.keys(before).filter((file) => file.startsWith("transcripts/")))
    expect(replay(content, after[file]!).text, file).toBe(after[file]);
});

describe("a refused guide leaves no files behind", () => {
  test.each([
    [
      "Menu",
      "Menu can't be a guide's name. It consists of small letters, digits and hyphens, beginning with a letter, 40 at most",
    ],
    ["two words", "two words can't be a guide's name. It consists of small letters"],
    ["../x", "../x can't be a guide's name. It consists of small letters"],
    ["x-", "x- can't be a guide's name. It consists of small letters"],
    ["a".repeat(41), "a can't be a guide's name. It consists of small letters"],
    ["cancel-sim-kh", "content/guides/cancel-sim-kh.yaml already exists. Choose another name."],
    [
      "stop",
      "can't be a guide's name, because its first keywords come from it:\n  \"stop\" is an opt-out word everywhere\n",
    ],
    ["menu", '  "menu" is the command menu everywhere\n'],
    ["metfone", '  "metfone" is a keyword of cancel-sim-kh already, which leads to the page carrier.metfone\n'],
    ["sim", '  "sim" is a keyword of cancel-sim-kh already\nChoose another name.'],
    ["b", '  "b" is a single letter'],
  ])("%s", (name, says) => {
    const folder = copyOfSmallContent();
    const before = filesOf(folder);
    expect(makeGuide(folder, name)).toEqual({ refused: expect.stringContaining(says) });
    expect(filesOf(folder)).toEqual(before);
  });

  test("content that is not sound to begin with", () => {
    const folder = copyOfContent();
    writeFileSync(join(folder, "guides/broken.yaml"), "guide: broken\n");
    const before = filesOf(folder);
    const says = expect.stringMatching(
      /content\/guides\/broken\.yaml:1 name: is missing.*Correct this first, then make/s,
    );
    expect(makeGuide(folder, "renew-visa")).toEqual({ refused: says });
    expect(filesOf(folder)).toEqual(before);
  });
});

describe("the languages of a new guide", () => {
  const yamlOf = (folder: string) => readFileSync(join(folder, "guides/renew-visa.yaml"), "utf8");

  test("are all of the content, in its order; the first keyword tells none of them", () => {
    const folder = copyOfSmallContent();
    makeGuide(folder, "renew-visa");
    const { guides, languages } = compile(folder, { checks: [] });
    expect(guides["renew-visa"]?.languages).toEqual(Object.keys(languages));
    expect(guides["renew-visa"]?.keywords).toEqual({ any: ["renew visa"] });
  });

  test("are those that are chosen, and nothing is left of the others", () => {
    const folder = copyOfSmallContent();
    const result = makeGuide(folder, "renew-visa", { languages: ["km", "en"] });
    expect(result).toMatchObject({
      made: ["guides/renew-visa.yaml", ...["en", "km"].map((tag) => `transcripts/renew-visa/${tag}-first.txt`)],
      untranslated: [],
    });
    expect(yamlOf(folder)).toContain("\nlanguages: [en, km]\n");
    expect(yamlOf(folder)).toContain("\nreview: { km: needed }\n");
    expect(yamlOf(folder)).not.toMatch(/\p{Script=Han}/u);
  });

  test("may be a single one, which is not asked for", () => {
    const folder = copyOfSmallContent();
    makeGuide(folder, "renew-visa", { languages: ["en"] });
    expect(yamlOf(folder)).not.toMatch(/^review/m);
    const transcript = readFileSync(join(folder, "transcripts/renew-visa/en-first.txt"), "utf8");
    expect(transcript).toContain("> renew visa\n< renew visa helper (unofficial).");
  });

  test("that new-guide/ does not have are in the fallback's texts, and marked as not reviewed", () => {
    const folder = fixtureFolder({ languages: ["en", "th"], guides: ["lost-card"] });
    onTestFinished(() => rmSync(folder, { recursive: true }));
    expect(makeGuide(folder, "renew-visa")).toMatchObject({ untranslated: ["th"] });
    expect(yamlOf(folder)).toContain("\nreview: { th: needed }\n");
    const { pages } = compile(folder, { checks: [] }).guides["renew-visa"]!;
    expect(pages.menu?.text.th).toBe(pages.menu?.text.en);
  });

  test("must be of the content", () => {
    const folder = copyOfSmallContent();
    expect(makeGuide(folder, "renew-visa", { languages: ["en", "xx"] })).toEqual({
      refused: expect.stringContaining("there is no language xx: there are "),
    });
  });
});

test("a new guide can be the first one", () => {
  const folder = copyOfContent();
  for (const file of globSync(["guides/*", "transcripts/*", "pages.lock"], { cwd: folder }))
    rmSync(join(folder, file), { recursive: true });
  expect(makeGuide(folder, "renew-visa")).toMatchObject({ changed: [] });
  expect(Object.keys(compile(folder, { checks: [] }).guides)).toEqual(["renew-visa"]);
});

test.each([
  [[], 2, "it needs a name: npm run new-guide renew-visa. See: npm run new-guide -- --help"],
  [["one", "two"], 2, "too many arguments: two. See: npm run new-guide -- --help"],
])("npm run new-guide %j", async (args, code, says) => {
  expect(await inProcess(command, ["new-guide", ...args])).toEqual({
    code,
    out: "",
    err: `checkback new-guide: ${says}`,
  });
});

import type { Missing, NewLanguage } from "../../content/new-language/make.ts";
import { defineCommand, usageError } from "../command.ts";

/** So many places are listed one by one. */
const maxListed = 40;

export const command = defineCommand({
  about:
    "Makes a language's file to fill in, with what CLDR knows: names, script, direction, dates, number words. For a language that has a file, it says what is missing there and changes nothing.",
  examples: [
    ["TAG", "make content/languages/TAG.yaml, or say what it lacks"],
    ["TAG --json", "the same as JSON, with every missing text and list"],
  ],
  options: { json: { help: "print the result as JSON" } },
  maxPositionals: 1,
  remarks:
    "TAG is the language's tag (BCP 47): two or three small letters, and maybe a country. The file is a draft, which the compiler leaves out, until TAG is among the languages of content/words.yaml.",
  async run({ values: { json }, positionals: [tag] }, { print, progress }) {
    if (tag === undefined) throw usageError("it needs a language's tag: npm run new-language TAG");
    const { contentFolder } = await import("../../content/compiled.ts");
    const { newLanguage } = await import("../../content/new-language/make.ts");
    progress.step("asking CLDR and comparing the languages ...");
    const made = newLanguage(contentFolder, tag);
    print(json ? JSON.stringify(made, undefined, 2) : await told(made, tag));
  },
});

async function told(made: NewLanguage, tag: string): Promise<string> {
  const { alignColumns } = await import("../align.ts");
  const { known, file, isUsed, missing } = made;
  const head = known
    ? [`made content/${file}, a draft: it is not used until ${tag} is among the languages of content/words.yaml`]
    : [`content/${file} is there, and ${isUsed ? "is used" : "is a draft"}: nothing was changed`];
  const facts = known
    ? alignColumns([
        ["  name", known.name ?? "-"],
        [
          "  script",
          `${known.scripts.join(", ") || "-"}, ${known.direction === "rtl" ? "right to left" : "left to right"}`,
        ],
        ["  a date", known.day ?? "-"],
        ["  number words", known.numbers ? `0-99, like ${known.numbers[21]?.[0]}` : "-"],
        ["  WhatsApp's code", known.template ?? "none: check-backs come in another language there"],
      ])
    : [];
  return [
    ...head,
    ...(known ? ["\nFrom CLDR and WhatsApp's list (- is for you to fill in):", ...facts] : []),
    ...(missing.length === 0 ? ["\nNothing is missing."] : await listed(made)),
    ...(known || !isUsed ? ["\nA translator first:", ...alignColumns(firstSteps(made, tag))] : []),
  ].join("\n");
}

async function listed({ missing, file, model }: NewLanguage): Promise<string[]> {
  const { alignColumns } = await import("../align.ts");
  const { placeName } = await import("../../content/read.ts");
  const count = (kind: Missing["kind"]) => missing.filter((each) => each.kind === kind).length;
  const sum = `\nMissing, by comparison with ${model}: ${count("text")} texts and ${count("words")} lists of words (write [] where the language has none)`;
  if (missing.length <= maxListed)
    return [sum, ...missing.map(({ line, path }) => `  content/${file}:${line} ${placeName(path)}`)];
  const bySection = Map.groupBy(missing, ({ path: [first, second] }) =>
    first === "words" ? `words, ${second}` : `${first}`,
  );
  const rows = [...bySection].map(([section, each]) => [
    `  ${section}`,
    `${each.length}`,
    `from line ${each[0]?.line}`,
  ]);
  return [sum, ...alignColumns(rows)];
}

const firstSteps = ({ file, known }: NewLanguage, tag: string): string[][] => [
  [
    `  1. content/${file}`,
    `the head, down to numbers${known?.numbers ? ", where CLDR may be wrong" : ""}: each is needed to understand anything`,
  ],
  ["  2. optOut, help, optIn", "below words: STOP must be heard in this language before anything is sent in it"],
  ["  3. commands, noise, sentences", "below words: what people type, as they type it, without accents too"],
  [
    `  4. npm run translate -- ${tag} --out ${tag}.xlsx`,
    "all texts and lists as a spreadsheet, for people who do not write YAML",
  ],
  [`  5. npm run new-language ${tag}`, "says what is still missing"],
  [`  6. content/words.yaml`, `when nothing is: add ${tag} to languages, and run npm run content`],
];

import type { BroughtIn } from "../../content/translate/bring-in.ts";
import type { WrittenOut } from "../../content/translate/write-out.ts";
import { defineCommand, usageError } from "../command.ts";
import { matching, text } from "../kinds.ts";

const sheetFile = matching(/\.(xlsx|csv)$/i, "a file that ends in .xlsx or .csv");

export const command = defineCommand({
  about:
    "Writes all texts and words of a language into a spreadsheet for a translator or a reviewer, and brings it back: checked, compiled, walked, priced, and written into the YAML.",
  examples: [
    ["TAG --out texts.xlsx", "write the sheet"],
    ["TAG --in texts.xlsx", "bring it back"],
    ["TAG --in texts.xlsx --try", "say what would be written, and write nothing"],
    ["TAG --only GUIDE --from OTHER-TAG --out texts.csv", "one guide, from another language than the fallback"],
  ],
  options: {
    out: { value: "FILE", kind: sheetFile, help: "write the sheet into this file" },
    in: { value: "FILE", kind: sheetFile, help: "bring this file back" },
    from: {
      value: "TAG",
      kind: text("a language's tag"),
      help: "the source language; by default the fallback of words.yaml",
    },
    only: {
      value: "NAME",
      kind: text("a guide's name"),
      help: "one guide, or the language's own file, by the name of its sheet",
    },
    by: {
      value: "NAME",
      kind: text("a name"),
      help: "who has read the rows marked as read; by default the name in the first sheet",
    },
    on: {
      value: "DATE",
      kind: matching(/^\d{4}-\d\d-\d\d$/, "a day like 2026-12-01"),
      help: "on which day; by default the day in the first sheet, or today",
    },
    try: { help: "with --in: check everything, and write nothing" },
    json: { help: "print the result as JSON" },
  },
  maxPositionals: 1,
  remarks:
    "A row is refused, by its number, when its translation loses, adds or changes a {placeholder}, a code, a link or a number, or when the compiler refuses the text. The other rows are written. The exit code is 1 when a row was refused.",
  async run(
    { values: { out, in: back, from, only, by, on, try: isTrial, json }, positionals: [to] },
    { print, progress },
  ) {
    if (to === undefined) throw usageError("it needs a language's tag: npm run translate -- TAG --out FILE");
    if ((out === undefined) === (back === undefined)) throw usageError("it needs --out FILE or --in FILE");
    const { contentFolder } = await import("../../content/compiled.ts");
    if (out !== undefined) {
      progress.step("reading the content ...");
      const { writeOut } = await import("../../content/translate/write-out.ts");
      const result = await writeOut(contentFolder, { to, from, only }, out);
      print(json ? JSON.stringify(result, undefined, 2) : await written(result, to, out));
      return 0;
    }
    progress.step("reading the sheet ...");
    const { readReturned } = await import("../../content/translate/read-sheet.ts");
    const { bringIn } = await import("../../content/translate/bring-in.ts");
    const returned = await readReturned(back!);
    const name = by ?? returned.by;
    const reader =
      name === undefined ? undefined : { by: name, on: on ?? returned.on ?? new Date().toISOString().slice(0, 10) };
    progress.step("checking the content with it ...");
    const asked = { to, from, only };
    const result = bringIn(contentFolder, asked, returned.rows, { reader, isTrial, count: progress.count });
    progress.end();
    print(json ? JSON.stringify(result, undefined, 2) : await brought(result, to, isTrial));
    return result.refused.length > 0 ? 1 : 0;
  },
});

async function written({ sheets, isDraft, from }: WrittenOut, to: string, out: string): Promise<string> {
  const { alignColumns } = await import("../align.ts");
  const rows = sheets.map(({ sheet, rows, translated }) => [`  ${sheet}`, `${rows} rows`, `${translated} translated`]);
  return [
    `wrote ${out}: ${to} beside ${from}`,
    ...alignColumns(rows),
    ...(isDraft ? [`The guides come when ${to} is among the languages of content/words.yaml.`] : []),
    `Send it to a native speaker, and bring it back: npm run translate -- ${to} --in ${out}`,
  ].join("\n");
}

async function brought(result: BroughtIn, to: string, isTrial: boolean): Promise<string> {
  const { alignColumns } = await import("../align.ts");
  const { files, refused, comments, costs, total, detours, left } = result;
  const part = (title: string, rows: string[][]) => (rows.length > 0 ? [title, ...alignColumns(rows)] : []);
  const done = isTrial ? "would change" : "changed";
  const next = files.length > 0 && !isTrial;
  return [
    ...part(
      "Refused:",
      refused.map(({ at, place, why }) => [`  ${at}`, place, why]),
    ),
    ...part(
      "Comments:",
      comments.map(({ at, place, comment }) => [`  ${at}`, place, comment]),
    ),
    ...part(
      "SMS segments that change:",
      costs.map(({ at, place, before, after }) => [`  ${at}`, place, `${before ?? "-"} -> ${after ?? "-"}`]),
    ),
    ...(total ? [`All messages in ${to}: ${total.before} segments before, ${total.after} after`] : []),
    ...part(
      "Transcripts that take another way (a word means something else now, or a page is gone):",
      detours.map(({ transcript, after, before, now }) => [
        `  content/${transcript}`,
        `"${after}"`,
        `${before} -> ${now}`,
      ]),
    ),
    ...files.map(
      ({ file, texts, lists, read }) => `${done} content/${file}: ${texts} texts, ${lists} lists; ${read} read`,
    ),
    ...(files.length === 0 ? ["Nothing to write."] : []),
    ...(left ? [`Still to be read by a native speaker: ${left.texts} texts and ${left.words} words`] : []),
    ...(next ? ["Next: npm run transcripts, then read what git diff shows"] : []),
  ].join("\n");
}

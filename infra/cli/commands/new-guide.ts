import { resolve } from "node:path";
import { defineCommand, usageError } from "../command.ts";
import { text } from "../kinds.ts";

export const command = defineCommand({
  about:
    "Makes a small working guide in the content's languages, to be changed sentence by sentence; or a guide of an article " +
    "that exists already, to be shortened and checked.",
  examples: [
    ["renew-visa", "make content/guides/renew-visa.yaml and its transcripts"],
    ["renew-visa --languages TAG,TAG", "in these languages only"],
    ["renew-visa --from visa.docx", "the same of an article, in its language"],
    ["renew-visa --from visa.md --languages TAG,TAG", "in these languages, with the article's texts in each"],
  ],
  options: {
    languages: {
      value: "TAGS",
      kind: text("tags of languages, with commas between them"),
      help: "the guide's languages: files of content/languages/; all by default, with --from the article's",
    },
    from: {
      value: "FILE",
      kind: text("an article's file: visa.md, visa.html or visa.docx"),
      help: "an article in Markdown (.md), HTML (.html) or Word (.docx)",
    },
  },
  maxPositionals: 1,
  remarks: `The name consists of small letters, digits and hyphens. The guide's first keyword comes from it, and with --from others from the article's title. Its texts are those of content/new-guide/; in a language that they lack, those of the fallback, which are marked as not reviewed.

Of an article, headings become pages, and smaller headings pages below them. Numbered lists become steps. Paragraphs, bullet lists and tables become the text of their page, and the address behind a link stands after its words. A list has 6 entries, and a text fits a page: what is more goes on, on a page "(2)". Numbers before headings go, because lists number themselves.

What is in no text is listed with its line, in a Word file with its paragraph: pictures, links within a site, its menus and forms, and texts that the check refuses. So are texts that cost more SMS than usual, and what has to be checked: sites, phone numbers, numbers of days, prices. The headers and footers of a Word file, and its comments, are not read.

The article's language is that of its script, or of its small words. With --languages, it has to be one of them, or the first of them is taken. The others have the article's texts, too, until they are translated. All texts are marked as not reviewed.`,
  async run({ values: { languages, from }, positionals: [name] }, { print, progress, env }) {
    if (name === undefined) throw usageError("it needs a name: npm run new-guide renew-visa");
    const { contentFolder } = await import("../../content/compiled.ts");
    const { makeGuide } = await import("../../content/new-guide/make.ts");
    const { readArticle } = await import("../../content/new-guide/article/read-article.ts");
    // npm runs in the project's folder. The file's name counts from where it was typed.
    const article = from === undefined ? undefined : await readArticle(resolve(env.INIT_CWD ?? ".", from));
    progress.step("trying it in a copy of the content ...");
    const tags = languages?.split(/[\s,]+/).filter((each) => each !== "");
    const result = makeGuide(contentFolder, name, { languages: tags, article });
    if ("refused" in result) throw new Error(result.refused);
    const { made, changed, advertise, untranslated, report } = result;
    for (const file of made) print(`made content/${file}`);
    for (const file of changed) print(`changed content/${file}, which shows the list of guides`);
    for (const language of untranslated)
      print(
        `${report ? report.article.file : "content/new-guide/"} has no texts in ${language}: ` +
          `translate those in content/guides/${name}.yaml`,
      );
    if (report) {
      const { linesOfReport } = await import("../../content/new-guide/article/print-report.ts");
      print(["", ...linesOfReport(report)].join("\n"));
    }
    const { alignColumns } = await import("../align.ts");
    const next = alignColumns([
      ["  npm start", `text it ${[...new Set(Object.values(advertise))].join(" or ")}`],
      [`  content/guides/${name}.yaml`, "change it, its `hours` and `calendar` too, and start again to see the result"],
      ["  npm run transcripts", "write the assistant's present answers into the transcripts: read them"],
      [`  npm run content -- ${name}`, "see what it costs"],
      ["  content/README.md", "a tutorial"],
    ]);
    print(["\nNext:", ...next].join("\n"));
  },
});

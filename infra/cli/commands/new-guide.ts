import { defineCommand, usageError } from "../command.ts";
import { text } from "../kinds.ts";

export const command = defineCommand({
  about: "Makes a small working guide in the content's languages, to be changed sentence by sentence.",
  examples: [
    ["renew-visa", "make content/guides/renew-visa.yaml and its transcripts"],
    ["renew-visa --languages TAG,TAG", "in these languages only"],
  ],
  options: {
    languages: {
      value: "TAGS",
      kind: text("tags of languages, with commas between them"),
      help: "the guide's languages: files of content/languages/; all by default",
    },
  },
  maxPositionals: 1,
  remarks:
    "The name consists of small letters, digits and hyphens. The guide's first keyword comes from it. Its texts are those of " +
    "content/new-guide/; in a language that they lack, those of the fallback, which are marked as not reviewed.",
  async run({ values: { languages }, positionals: [name] }, { print, progress }) {
    if (name === undefined) throw usageError("it needs a name: npm run new-guide renew-visa");
    const { contentFolder } = await import("../../content/compiled.ts");
    const { makeGuide } = await import("../../content/new-guide/make.ts");
    progress.step("trying it in a copy of the content ...");
    const result = makeGuide(
      contentFolder,
      name,
      languages?.split(/[\s,]+/).filter((each) => each !== ""),
    );
    if ("refused" in result) throw new Error(result.refused);
    const { made, changed, advertise, untranslated } = result;
    for (const file of made) print(`made content/${file}`);
    for (const file of changed) print(`changed content/${file}, which shows the list of guides`);
    for (const language of untranslated)
      print(`content/new-guide/ has no texts in ${language}: translate those in content/guides/${name}.yaml`);
    const { alignColumns } = await import("../align.ts");
    const next = alignColumns([
      ["  npm start", `text it ${[...new Set(Object.values(advertise))].join(" or ")}`],
      [`  content/guides/${name}.yaml`, "change it, and start again to see the result"],
      ["  npm run transcripts", "write the assistant's present answers into the transcripts: read them"],
      [`  npm run content -- ${name}`, "see what it costs"],
      ["  content/README.md", "a tutorial"],
    ]);
    print(["\nNext:", ...next].join("\n"));
  },
});

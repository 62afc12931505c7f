import { defineCommand, usageError } from "../command.ts";

export const command = defineCommand({
  about: "Makes a small working guide in Chinese, English and Khmer, to be changed sentence by sentence.",
  examples: [["renew-visa", "make content/guides/renew-visa.yaml and its transcripts"]],
  options: {},
  maxPositionals: 1,
  remarks: "The name consists of small letters, digits and hyphens. The guide's first keywords come from it.",
  async run({ positionals: [name] }, { print, progress }) {
    if (name === undefined) throw usageError("it needs a name: npm run new-guide renew-visa");
    const { contentFolder } = await import("../../content/compiled.ts");
    const { makeGuide } = await import("../../content/new-guide/make.ts");
    progress.step("trying it in a copy of the content ...");
    const result = makeGuide(contentFolder, name);
    if ("refused" in result) throw new Error(result.refused);
    const { made, changed, advertise } = result;
    for (const file of made) print(`made content/${file}`);
    for (const file of changed) print(`changed content/${file}, which shows the list of guides`);
    const { alignColumns } = await import("../align.ts");
    const next = alignColumns([
      ["  npm start", `text it ${Object.values(advertise).join(" or ")}`],
      [`  content/guides/${name}.yaml`, "change it, and start again to see the result"],
      ["  npm run transcripts", "write the assistant's present answers into the transcripts: read them"],
      [`  npm run content -- ${name}`, "see what it costs"],
      ["  content/README.md", "a tutorial"],
    ]);
    print(["\nNext:", ...next].join("\n"));
  },
});

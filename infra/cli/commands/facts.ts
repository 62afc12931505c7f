import { defineCommand } from "../command.ts";
import { date, wholeNumber } from "../kinds.ts";

export const command = defineCommand({
  about: "Lists the facts in the guides that have to be checked again: hotlines, sites, prices, numbers of days.",
  examples: [
    ["", "those of the next 30 days, and all that are due"],
    ["--within 90", "those of the next 90 days"],
    ["--within 10000", "all of them"],
  ],
  options: {
    within: { value: "DAYS", kind: wholeNumber({ min: 0, like: 30 }), help: "how many days to look ahead (30)" },
    today: {
      value: "DATE",
      kind: date,
      help: "as if it were that day",
    },
    markdown: { help: "print them as the text of an issue; nothing if there are none" },
    json: { help: "print them as JSON" },
  },
  remarks: "A guide says how long its facts hold: staleAfter, 180 days if it says nothing.",
  async run({ values: { within = 30, today = new Date().toISOString().slice(0, 10), markdown, json } }, { print }) {
    const { contentFolder } = await import("../../content/compiled.ts");
    const { ContentError } = await import("../../content/compile.ts");
    const { factsDue } = await import("../../content/facts-due.ts");
    const { readFiles } = await import("../../content/read-files.ts");
    const { factLines, factsAsMarkdown } = await import("../../content/report/facts.ts");
    const files = readFiles(contentFolder);
    if (Array.isArray(files)) throw new ContentError(files);
    const facts = factsDue(files.guides, today, within);
    if (json) print(JSON.stringify(facts, null, 2));
    else if (markdown) print(factsAsMarkdown(facts));
    else if (facts.length === 0) print(`No fact has to be checked within ${within} days.`);
    else print(factLines(facts).join("\n"));
    return 0;
  },
});

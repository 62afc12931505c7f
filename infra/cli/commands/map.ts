import type { MapFiles } from "../../content/map/map.ts";
import { defineCommand, usageError } from "../command.ts";
import { text } from "../kinds.ts";

export const command = defineCommand({
  about: "Draws each guide as a map: its pages and what they cost, the choices, the check-backs. It works offline.",
  examples: [
    ["", "every guide, in each of its languages"],
    ["cancel-sim-kh", "one guide"],
    ["--language TAG", "in one language"],
    ["--out maps", "into another folder"],
  ],
  options: {
    language: {
      value: "TAG",
      kind: text("a language's tag"),
      help: "in this language: a file of content/languages/",
    },
    json: { help: "print the files as JSON" },
    out: { value: "FOLDER", kind: text("a folder"), help: ".checkback/maps by default" },
  },
  maxPositionals: Number.POSITIVE_INFINITY,
  remarks:
    "Each map is an .svg, a .png, and the .mmd (Mermaid) that they are drawn from. The start page is blue, pages that " +
    "make a check-back are yellow, check-backs are green. A choice marked ↗ leads where the start page also leads. " +
    "The last line of a box is what the page costs in each language, in SMS segments.",
  async run({ values: { language, out = ".checkback/maps", json }, positionals }, { note, print, progress }) {
    const { compileContent } = await import("../../content/compiled.ts");
    const { missingFonts } = await import("../../content/map/fonts.ts");
    const { drawMaps } = await import("../../content/map/map.ts");
    progress.step("reading the content ...");
    const content = compileContent();
    const { guides } = content;
    if (language !== undefined && !Object.hasOwn(content.languages, language))
      throw usageError(`there is no language ${language}: there are ${Object.keys(content.languages).join(", ")}`);
    const unknown = positionals.find((name) => !Object.hasOwn(guides, name));
    if (unknown !== undefined)
      throw usageError(`there is no guide ${unknown}: there are ${Object.keys(guides).join(", ")}`);
    const names = positionals.length > 0 ? positionals : Object.keys(guides);
    for (const missing of missingFonts(content.languages)) note(`warning: ${missing}`);
    const files: MapFiles[] = [];
    const report = (map: MapFiles) => (json ? files.push(map) : print(map.svg));
    await drawMaps({ content, names, language, folder: out, report, progress: progress.step });
    if (json) print(JSON.stringify(files, undefined, 2));
  },
});

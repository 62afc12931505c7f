import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { type Language, languages } from "../../../functions/text/language.ts";
import { ContentError, compileContent } from "../compile.ts";
import { drawAll } from "./draw.ts";
import { flowchart } from "./flowchart.ts";

const help = `Draws each guide as a map: its pages and what they cost, the choices, the promises. Offline.

  npm run map                       every guide, in each of its languages
  npm run map -- cancel-sim-kh      one guide
  npm run map -- --language zh      in one language: ${languages.join(", ")}
  npm run map -- --out maps         into another folder (default .checkback/maps)

Each map is an .svg to look at, a .png, and the .mmd that they are drawn from (Mermaid).
Blue is where the guide begins, yellow promises to write first, green is what we write first with. A choice marked
↗ leads where the first page leads, too. "zh 1 · en 2 · km 3" is what the page costs, in SMS segments.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      language: { type: "string" },
      out: { type: "string", default: ".checkback/maps" },
    },
  });
  if (values.help) return void console.log(help);
  const content = compileContent();
  const known = Object.keys(content.guides);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`there is no guide ${unknown}: there are ${known.join(", ")}`);
  if (values.language !== undefined && !languages.includes(values.language as Language))
    throw new Error(`there is no language ${values.language}: there are ${languages.join(", ")}`);

  const maps = Object.values(content.guides)
    .filter(({ guide }) => positionals.length === 0 || positionals.includes(guide))
    .flatMap((guide) => guide.languages.map((language) => ({ guide, language })))
    .filter(({ language }) => values.language === undefined || language === values.language)
    .map(({ guide, language }) => ({
      file: join(values.out, `${guide.guide}.${language}`),
      source: flowchart(content, guide, language),
    }));
  if (maps.length === 0) throw new Error(`no guide of these is written in ${values.language}`);
  mkdirSync(values.out, { recursive: true });
  console.log(`drawing ${maps.length} ${maps.length === 1 ? "map" : "maps"} in a browser of the project's own ...`);
  await drawAll(
    maps.map(({ source }) => source),
    ({ svg, png }, i) => {
      const { file, source } = maps[i]!;
      writeFileSync(`${file}.mmd`, source);
      writeFileSync(`${file}.svg`, svg);
      writeFileSync(`${file}.png`, png);
      console.log(relative(process.cwd(), `${file}.svg`));
    },
  );
}

try {
  await main();
} catch (error) {
  console.error(error instanceof ContentError ? error.message : (error as Error).message);
  process.exit(1);
}

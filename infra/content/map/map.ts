import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import type { Language } from "../../../functions/text/language.ts";
import { drawAll } from "./draw.ts";
import { flowchart } from "./flowchart.ts";

type Maps = {
  content: Content;
  /** The guides to draw. */
  names: string[];
  /** One language; without it all of a guide's. */
  language: Language | undefined;
  folder: string;
  print: (line: string) => void;
  progress: (line: string) => void;
};

/** Draws maps into a folder and prints the name of each. Throws when no guide is written in the language. */
export async function drawMaps({ content, names, language, folder, print, progress }: Maps): Promise<void> {
  const maps = Object.values(content.guides)
    .filter(({ guide }) => names.includes(guide))
    .flatMap((guide) => guide.languages.map((each) => ({ guide, language: each })))
    .filter((map) => language === undefined || map.language === language)
    .map((map) => ({
      file: join(folder, `${map.guide.guide}.${map.language}`),
      source: flowchart(content, map.guide, map.language),
    }));
  if (maps.length === 0) throw new Error(`none of these guides is written in ${language}. Choose another language.`);
  mkdirSync(folder, { recursive: true });
  progress(`drawing ${maps.length} ${maps.length === 1 ? "map" : "maps"} in a browser ...`);
  await drawAll(
    maps.map(({ source }) => source),
    ({ svg, png }, i) => {
      const { file, source } = maps[i]!;
      writeFileSync(`${file}.mmd`, source);
      writeFileSync(`${file}.svg`, svg);
      writeFileSync(`${file}.png`, png);
      print(relative(process.cwd(), `${file}.svg`));
    },
  );
}

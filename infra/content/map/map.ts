import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import type { Language } from "../../../functions/text/language.ts";
import { drawAll } from "./draw.ts";
import { flowchart } from "./flowchart.ts";
import { familiesFor, fontsOf } from "./fonts.ts";

/** A map that is drawn: its files, as paths from the working directory. */
export type MapFiles = { guide: string; language: Language; svg: string; png: string; mmd: string };

type Maps = {
  content: Content;
  /** The guides to draw. */
  names: string[];
  /** One language; without it all of a guide's. */
  language: Language | undefined;
  folder: string;
  /** Called when the files of a map are written. */
  report: (map: MapFiles) => void;
  progress: (line: string) => void;
};

/** Draws maps into a folder. Throws when no guide is written in the language. */
export async function drawMaps({ content, names, language, folder, report, progress }: Maps): Promise<void> {
  const maps = Object.values(content.guides)
    .filter(({ guide }) => names.includes(guide))
    .flatMap((guide) => guide.languages.map((each) => ({ guide, language: each })))
    .filter((map) => language === undefined || map.language === language)
    .map((map) => ({
      guide: map.guide.guide,
      language: map.language,
      file: join(folder, `${map.guide.guide}.${map.language}`),
      source: flowchart(content, map.guide, map.language),
      fontFamily: familiesFor(content.languages, map.language),
    }));
  if (maps.length === 0) throw new Error(`none of these guides is written in ${language}. Choose another language.`);
  mkdirSync(folder, { recursive: true });
  progress(`drawing ${maps.length} ${maps.length === 1 ? "map" : "maps"} in a browser ...`);
  await drawAll(maps, fontsOf(content.languages), ({ svg, png }, i) => {
    const { file, source, guide, language } = maps[i]!;
    writeFileSync(`${file}.mmd`, source);
    writeFileSync(`${file}.svg`, svg);
    writeFileSync(`${file}.png`, png);
    const named = (ext: string) => relative(process.cwd(), `${file}.${ext}`);
    report({ guide, language, svg: named("svg"), png: named("png"), mmd: named("mmd") });
  });
}

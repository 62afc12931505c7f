import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { fontsOf } from "../content/map/fonts.ts";
import type { Door } from "./doors.ts";
import { drawPosters, sizes } from "./draw.ts";
import { indexPage } from "./index-page.ts";
import { type Poster, posterPage } from "./poster.ts";
import type { DoorFiles, PosterFiles, Written } from "./written.ts";

type Doors = {
  content: Content;
  doors: Door[];
  posters: Poster[];
  tag: string | undefined;
  folder: string;
  progress: (line: string) => void;
};

/** Writes links, QR codes and posters into a folder, and a page that lists them: index.html. */
export async function writeDoors({ content, doors, posters, tag, folder, progress }: Doors): Promise<Written> {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: string | Buffer) => writeFileSync(join(folder, name), bytes);
  const written = doors.map(({ links, ...door }): DoorFiles => {
    const files = links.map(({ qr, ...link }) => {
      const name = `${door.guide}.${door.language}.${link.channel}.svg`;
      write(name, qr);
      return { ...link, qr: name };
    });
    return { ...door, links: files };
  });
  const files = posters.map((poster): PosterFiles => {
    const { guide, languages } = { guide: poster.guide.guide, languages: poster.doors.map(({ language }) => language) };
    const name = `${guide}.poster.${languages.join("-")}`;
    return { guide, languages, a4: `${name}.a4.pdf`, a5: `${name}.a5.pdf`, png: `${name}.png` };
  });
  if (posters.length > 0) progress(`drawing ${posters.length} ${posters.length === 1 ? "poster" : "posters"} ...`);
  const pages = await Promise.all(posters.map((poster) => posterPage(content, poster)));
  const named = pages.map((html, i) => ({ html, name: `the poster of ${files[i]!.guide}` }));
  await drawPosters(named, fontsOf(content.languages), (drawn, i) => {
    for (const kind of [...sizes, "png"] as const) write(files[i]![kind], drawn[kind]);
  });
  const all = { content: content.version, tag, doors: written, posters: files };
  write("index.html", await indexPage(content, all));
  return all;
}

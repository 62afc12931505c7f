import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "../../functions/engine/guide/guide.ts";

/*
 * content/pages.lock: the pages of the last release, one a line, as `guide page`. People may be in the middle of them.
 * `npm run content -- --release` rewrites it.
 */

const name = "pages.lock";
const header = "# The pages of the last release. Written by  npm run content -- --release ; never by hand.";

/** A page of the last release, and its line in the file. */
export type Released = { guide: string; page: string; line: number };

export function readLock(folder: string): Released[] {
  const path = join(folder, name);
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  return lines.flatMap((text, i) => {
    const [guide, page] = text.trim().split(" ");
    return guide && page && !text.startsWith("#") ? [{ guide, page, line: i + 1 }] : [];
  });
}

export function writeLock(folder: string, { guides }: Pick<Content, "guides">): void {
  const pages = Object.entries(guides).flatMap(([guide, { pages }]) =>
    Object.keys(pages)
      .sort()
      .map((page) => `${guide} ${page}`),
  );
  writeFileSync(join(folder, name), `${[header, ...pages].join("\n")}\n`);
}

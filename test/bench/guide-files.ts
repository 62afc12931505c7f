import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Guide } from "../../functions/engine/guide/guide.ts";
import { readContent } from "../../infra/content/compile.ts";
import { contentFolder } from "../../infra/content/compiled.ts";
import { copyOf } from "./many-guides.ts";

/** Words in quotation marks that the shipped guides ask people to send. A copy asks for the guide's keyword. */
const wordsToSend = /[“"]?SHOP[”"]?|[“"]营业厅[”"]|[“"«]ហាង[”"»]/g;

/** Writes a folder of content with this number of guides, which passes all checks. */
function writeManyGuides(count: number, folder: string): void {
  cpSync(contentFolder, folder, { recursive: true });
  const guides = join(folder, "guides");
  const shipped = readdirSync(guides)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file): Guide => parse(readFileSync(join(guides, file), "utf8")));
  for (let i = shipped.length; i < count; i += 1) {
    const copy = copyOf(shipped[i % shipped.length]!, i, false);
    const yaml = stringify(copy, { aliasDuplicateObjects: false }).replace(wordsToSend, "{keyword}");
    writeFileSync(join(guides, `${copy.guide}.yaml`), yaml);
  }
}

/** Seconds to read, check and compile this number of guides. */
export function compileSeconds(count: number): number {
  const folder = mkdtempSync(join(tmpdir(), "guides-"));
  try {
    writeManyGuides(count, folder);
    const begin = performance.now();
    readContent(folder);
    return (performance.now() - begin) / 1000;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMap, parseDocument } from "yaml";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { compile } from "../../infra/content/compile.ts";

/* Content with languages that no release has, made of test/fixtures/languages/. */

const fixtures = "test/fixtures/languages";

/** A content's languages in their order, the first of them its fallback, and its guides. */
type Parts = { languages: string[]; guides: string[] };

/** Writes a folder of content with these languages and guides. The caller removes it. */
export function fixtureFolder({ languages, guides }: Parts): string {
  const folder = mkdtempSync(join(tmpdir(), "content-"));
  for (const name of ["guides", "languages"]) mkdirSync(join(folder, name));
  for (const name of ["calendars", "new-guide"]) cpSync(`content/${name}`, join(folder, name), { recursive: true });
  for (const tag of languages) cpSync(packOf(tag), join(folder, "languages", `${tag}.yaml`));
  const words = parseDocument(readFileSync("content/words.yaml", "utf8"));
  words.set("languages", languages);
  words.set("fallback", languages[0]);
  writeFileSync(join(folder, "words.yaml"), String(words));
  for (const guide of guides) {
    const written = parseDocument(readFileSync(`${fixtures}/guides/${guide}.yaml`, "utf8"));
    const name = written.get("name");
    if (isMap(name)) name.items = name.items.filter(({ key }) => languages.includes(String(key)));
    writeFileSync(join(folder, "guides", `${guide}.yaml`), String(written));
  }
  return folder;
}

/** A language's pack, of those that ship or of the fixtures. */
function packOf(tag: string): string {
  const shipped = `content/languages/${tag}.yaml`;
  return existsSync(shipped) ? shipped : `${fixtures}/packs/${tag}.yaml`;
}

/** The compiled content of such a folder, with the checks left out that every guide has to pass. */
export function fixtureContent(parts: Parts): Content {
  const folder = fixtureFolder(parts);
  try {
    return compile(folder, { checks: [] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

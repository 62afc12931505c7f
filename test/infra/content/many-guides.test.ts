import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buttonTarget } from "../../../functions/engine/guide/buttons.ts";
import { readContent } from "../../../infra/content/compile.ts";
import { messagesIn } from "../../../infra/content/texts-in-content.ts";
import { guide } from "./copies.ts";

/** The real content with this many copies of a guide added. Their keywords are the same, so it is compiled unchecked. */
function withCopies(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), "content-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync("content", folder, { recursive: true });
  const yaml = readFileSync(join(folder, guide), "utf8");
  for (let i = 0; i < count; i += 1)
    writeFileSync(join(folder, `guides/copy-${i}.yaml`), yaml.replace("guide: cancel-sim-kh", `guide: copy-${i}`));
  return folder;
}

test("the list of guides holds nine, and a question about check-backs knows all of them", () => {
  const lines: string[] = [];
  const authored = readContent(withCopies(10), { checks: [], count: (line) => lines.push(line) });
  const { guides, words } = authored.content;
  const all = globSync("content/guides/*.yaml").length + 10;
  expect(Object.keys(guides)).toHaveLength(all);
  expect(words.pages.guides?.choices).toHaveLength(9);
  expect(words.pages["which-answer"]?.choices).toHaveLength(all);
  // A button of the last guide works, too.
  expect(buttonTarget(authored.content, "@copy-9")).toEqual({ to: "@copy-9" });
  const asked = messagesIn(authored).find(({ page, language }) => page === "which-answer" && language === "en");
  expect(asked?.text.match(/^[1-9]\d* /gm)).toHaveLength(9);
  expect(lines).toContain(`reading guide ${all} of ${all}`);
});

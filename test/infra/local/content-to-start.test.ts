import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { compile } from "../../../infra/content/compile.ts";
import { contentToStart } from "../../../infra/local/content-to-start.ts";
import { startDesk } from "../../../infra/local/desk.ts";
import { fixtureFolder } from "../../support/fixture-content.ts";
import { copyWith, guide } from "../content/copies.ts";
import { account, aFolder } from "./a-desk.ts";

/** A project that consists of content alone, and what it starts with. */
function aProject() {
  const root = mkdtempSync(join(tmpdir(), "project-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "functions"));
  cpSync(copyWith().folder, join(root, "content"), { recursive: true });
  const notes: string[] = [];
  return { root, notes, start: () => contentToStart((line) => notes.push(line), root) };
}

test("content with errors leaves the last good content to start with", () => {
  const { root, notes, start } = aProject();
  const good = start();
  expect(good.warnings).not.toBe("unchecked");
  appendFileSync(join(root, "content", guide), "\nlater: [");
  const { content, warnings } = start();
  expect([content.version, warnings]).toEqual([good.content.version, "unchecked"]);
  expect(notes.at(-1)).toBe(
    `the content has an error, listed below; the phone starts with the last good content, ${content.version}`,
  );
});

test("content with errors is listed and refused when no good content was compiled, or other code compiled it", () => {
  const { root, start } = aProject();
  const sound = readFileSync(join(root, "content", guide));
  appendFileSync(join(root, "content", guide), "\nlater: [");
  const refused =
    /^the content has 1 problem.*\ncontent\/guides\/cancel-sim-kh\.yaml:\d+: .*\nNo good content .*start again\.$/;
  expect(start).toThrow(refused);
  writeFileSync(join(root, "content", guide), sound);
  start();
  appendFileSync(join(root, "content", guide), "\nlater: [");
  mkdirSync(join(root, "functions/engine"), { recursive: true });
  writeFileSync(join(root, "functions/engine/new.ts"), "");
  expect(start).toThrow(refused);
});

test("a desk that starts over content with errors shows them, and uses it as soon as they are mended", async () => {
  const folder = fixtureFolder({ languages: ["en", "ar"], guides: ["renew-passport"] });
  const { folder: data, remove } = aFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  onTestFinished(remove);
  const content = compile(folder, { checks: [] });
  const file = join(folder, "guides/renew-passport.yaml");
  const sound = readFileSync(file, "utf8");
  writeFileSync(file, sound.replace("en: Noted. I will ask on {date} how", "en: Noted. I will ask how"));
  const printed: string[] = [];
  const watched = { folder, warnings: "unchecked" as const, print: (line: string) => void printed.push(line) };
  const desk = await startDesk({ content, watched, folder: data, port: 0, account, withoutJava: true });
  onTestFinished(desk.stop);
  await expect.poll(() => printed).toContain("the phone goes on with the last good content");
  expect(printed[0]).toMatch(/^content\/guides\/renew-passport\.yaml:\d+ page applied.*lacks \{date\}/);
  const { files, contentVersion } = await desk.feed.snapshot();
  expect([files?.refused, files?.problems[0]?.message, contentVersion]).toEqual([
    true,
    expect.stringContaining("lacks {date}"),
    content.version,
  ]);
  writeFileSync(file, sound.replace("Second: book a time", "Second: bring a pen"));
  await expect.poll(async () => (await desk.feed.snapshot()).files?.refused).toBe(false);
  expect(printed.at(-1)).toMatch(/^content \w+ is live/);
  expect((await desk.feed.snapshot()).contentVersion).not.toBe(content.version);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { assemble } from "../../../infra/content/assemble.ts";
import { type Printed, readPrinted, tagsOf, writePrinted } from "../../../infra/content/printed.ts";
import { lineOf } from "../../../infra/content/read.ts";
import { readFiles } from "../../../infra/content/read-files.ts";

const poster: Printed = {
  guide: "cancel-sim-kh",
  on: "2026-11-28",
  content: "0123456789ab",
  numbers: { sms: "+12025550143" },
  tag: "market",
  keywords: { zh: "注销", en: "SIM" },
  menu: { "1": "why", "7": "submitted" },
};

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "printed-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test("the printed posters are read as they were written, each of its fields in a line", () => {
  const at = folder();
  expect(readPrinted(at)).toMatchObject({ value: [] });
  writePrinted(at, [poster, { ...poster, tag: "airport", stage: "production" }]);
  expect(readPrinted(at)).toMatchObject({ value: [poster, { ...poster, tag: "airport", stage: "production" }] });
  expect(readFileSync(join(at, "doors.lock"), "utf8")).toContain(
    '  keywords: { zh: 注销, en: SIM }\n  menu: { "1": why,',
  );
});

test("a mistake in the file is reported with its line", () => {
  const at = folder();
  writePrinted(at, [poster]);
  const text = readFileSync(join(at, "doors.lock"), "utf8");
  writeFileSync(join(at, "doors.lock"), text.replace("tag: market", "tag: Market 2"));
  const problems = readPrinted(at);
  expect(Array.isArray(problems) && problems.map(lineOf)).toEqual([
    "content/doors.lock:7 tag: 3 to 20 small letters, with hyphens between words: market",
  ]);
});

test("its tags are compiled into the content, each once", () => {
  expect(tagsOf([poster, { ...poster, tag: "airport" }, poster, { ...poster, tag: undefined }])).toEqual([
    "airport",
    "market",
  ]);
  const files = readFiles("content");
  if (Array.isArray(files)) throw new Error(files.map(lineOf).join("\n"));
  expect(assemble({ ...files, printed: [poster] }).content.doors).toEqual(["market"]);
});

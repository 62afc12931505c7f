import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readContent } from "../../../../infra/content/compile.ts";
import { lineOf } from "../../../../infra/content/read.ts";
import { partsOf, problemsOfPart } from "../../../../infra/content/watched/parts.ts";
import { contentRounds } from "../../../../infra/content/watched/rounds.ts";
import { fixtureFolder } from "../../../support/fixture-content.ts";
import { plainContent } from "../../../support/plain-content.ts";
import { problemsIn, warningsIn } from "../copies.ts";

const guide = "guides/renew-passport.yaml";

/** A folder of content with two guides, its rounds after the first, and a way to change one file. */
function rounds() {
  const folder = fixtureFolder({ languages: ["en", "ar"], guides: ["renew-passport"] });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const made = contentRounds(folder);
  made.next();
  const change = (from: string, to: string, file = guide) => {
    const text = readFileSync(join(folder, file), "utf8");
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(
      join(folder, file),
      text.replace(from, () => to),
    );
  };
  return { ...made, folder, change, lines: () => made.problems().map(lineOf) };
}

test("a changed text compiles to what the whole compiler makes of it, and its guide alone is listened to", () => {
  const { change, next, folder, unheard } = rounds();
  change("Second: book a time", "Second: bring a pen");
  const { authored, refused } = next();
  expect(refused).toBe(false);
  const { version: _, ...content } = plainContent(authored!.content);
  const { version, ...whole } = plainContent(readContent(folder, { checks: [] }).content);
  expect(version).not.toBe("");
  expect(content).toEqual(whole);
  expect(unheard()).toEqual(["renew-passport"]);
});

test("without a change the same is made again, and nothing is left to do", () => {
  const { next, unheard } = rounds();
  expect(next().authored?.content.version).toBe(next().authored?.content.version);
  expect(unheard()).toEqual([]);
});

test("a changed keyword is listened to in all parts, its own guide first", () => {
  const { change, next, unheard } = rounds();
  change("passport renewal,", "passport renewals,");
  next();
  expect(unheard()).toEqual(["renew-passport", "words.yaml"]);
});

test("content with an error is refused until it is mended, whatever else changes", () => {
  const { change, next, lines, folder } = rounds();
  change("en: Noted. I will ask on {date} how", "en: Noted. I will ask how");
  expect(next().refused).toBe(true);
  expect(lines()[0]).toContain("lacks {date}, which the ar text has: offer the same in every language");
  copyFileSync(join(folder, "calendars/cambodia.yaml"), join(folder, "calendars/other.yaml"));
  change("optIn:", "# a remark\noptIn:", "words.yaml");
  expect(next().refused).toBe(true);
  writeFileSync(join(folder, guide), "guide: [");
  expect(next()).toEqual({ refused: true });
});

test("what is heard of a part takes the place of what was found before, until the part changes", () => {
  const { change, next, hear, lines, unheard } = rounds();
  change("Second: book a time", "Second: bring a pen");
  next();
  const problem = { file: `content/${guide}`, line: 1, where: "", message: "is misheard" };
  hear("renew-passport", [problem]);
  expect(unheard()).toEqual([]);
  expect(lines()).toEqual([lineOf(problem)]);
  expect(next().refused).toBe(false);
  change("Second: bring a pen", "Second: book a time");
  next();
  expect(lines()).not.toContain(lineOf(problem));
});

test("the parts of a content have the problems and the warnings of the whole", () => {
  const { change, folder } = rounds();
  change("lost, damaged, stolen", "lost, damaged, menu, stop");
  change("en: No reminder", "en: 1 No reminder");
  const authored = readContent(folder, { checks: [] });
  const found = partsOf(authored).flatMap((part) => problemsOfPart(authored, part));
  const errors = found.filter(({ level }) => level !== "warning").map(lineOf);
  expect(errors.length).toBeGreaterThan(2);
  expect(errors.toSorted()).toEqual(problemsIn(folder).toSorted());
});

test("the parts of sound content have its warnings", () => {
  const { folder } = rounds();
  const authored = readContent(folder, { checks: [], today: "2026-11-22" });
  const found = partsOf(authored).flatMap((part) => problemsOfPart(authored, part));
  expect(found.map(lineOf).toSorted()).toEqual(warningsIn(folder).toSorted());
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { advertisedWords } from "../../../../infra/content/checks/advertised-words.ts";
import { uncheckedLanguages } from "../../../../infra/content/checks/unchecked-languages.ts";
import { copyWith, english, odd, only } from "../copies.ts";

const pack = readFileSync(new URL(`../../../../content/${english}`, import.meta.url), "utf8");
const checks = /^checks:\n(?: .*\n)+/m.exec(pack)![0];

test("a pack that leaves out a field has a warning of what is not checked", () => {
  const { warningsIn } = only(uncheckedLanguages);
  expect(warningsIn(copyWith().folder)).toEqual([]);
  const { folder, here } = copyWith([english, checks, "checks: { calls: [dial] } # <-\n"]);
  expect(warningsIn(folder)).toEqual(
    [
      "whether STOP is named for another purpose than opting out; add stop",
      "whether what they tell people to send is understood; add replies",
      "whether numbers of days have a source; add days",
    ].map((what) => `content/${english}:${here(english)} checks: texts in en are not checked: ${what}`),
  );
  expect(warningsIn(copyWith([english, checks, ""]).folder)).toHaveLength(4);
});

test("without words for what STOP does, texts that name it are not refused", () => {
  const stop = odd('text: { zh: "回STOP退订 {#menu}", en: "STOP ends it {#menu}", km: "{#menu}" }');
  const { problemsIn } = only(advertisedWords);
  expect(problemsIn(copyWith(stop).folder)).toEqual([expect.stringContaining("names STOP for another purpose")]);
  const without: [string, string, string] = [english, checks, "checks: { calls: [dial] }\n"];
  expect(problemsIn(copyWith(stop, without).folder)).toEqual([]);
});

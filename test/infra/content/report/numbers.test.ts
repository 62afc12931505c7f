import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readContent } from "../../../../infra/content/compile.ts";
import { reportsOf } from "../../../../infra/content/report/numbers.ts";
import { onlyGuide } from "../copies.ts";

const yaml = readFileSync(new URL("tea.yaml", import.meta.url), "utf8");
const prices = { sms: { each: 0.5, digits: 1 }, whatsapp: { each: 2, digits: 0 } };

const report = (guide = yaml, asked = prices) => reportsOf(readContent(onlyGuide(guide), { checks: [] }), asked)[0]!;

test("each message in each language, as it is sent", () => {
  const { name, pages, messages } = report();
  expect([name, pages]).toEqual(["tea", 7]);
  expect(messages.map(({ at }) => at)).toEqual([
    "menu",
    "pot",
    "pot#1",
    "pot#2",
    "made",
    "asked",
    "later",
    "again",
    "good",
  ]);
  const sizes = Object.fromEntries(messages.map(({ at, sizes }) => [at, Object.fromEntries(sizes)]));
  // "Tea:", "1 Pot", "2 Made it", "0 Menu" and three line ends: 4 + 5 + 9 + 6 + 3.
  expect(sizes.menu).toEqual({
    zh: { characters: "茶：\n1 壶\n2 好了\n0 菜单".length, segments: 1, encoding: "UCS-2", sms: 0.5 },
    en: { characters: 27, segments: 1, encoding: "GSM-7", sms: 0.5 },
  });
  // The longest date is "Thu 20 Sept" or the like: "Asking on Thu 20 Sept. 0".
  expect(sizes.made?.en?.characters).toBe(24);
  expect(sizes["pot#1"]?.en?.characters).toBe("Boil. 2".length);
  expect(sizes.good?.en).toMatchObject({ segments: 2, encoding: "GSM-7", sms: 1 });
});

test("the messages of a language have a sum", () => {
  expect(report().totals).toEqual([
    { language: "zh", messages: 9, segments: 9, by: [0, 9], largest: "pot", unreviewed: 17 },
    { language: "en", messages: 9, segments: 10, by: [0, 8, 1], largest: "good", unreviewed: 0 },
  ]);
});

test("every way to I-applied and to the end of the check-back: shortest, in the middle, longest", () => {
  const { ends, isTruncated } = report();
  expect(isTruncated).toBe(false);
  const places = ({ path }: (typeof ends)[number]["typical"]) => path.map(({ at, first }) => (first ? `~${at}` : at));
  const [made, good, ...more] = ends;
  expect(more).toEqual([]);
  expect([made?.to, made?.paths, good?.to, good?.paths]).toEqual(["made", 3, "good", 6]);
  expect(places(made!.shortest)).toEqual(["menu", "made"]);
  expect(places(made!.typical)).toEqual(["menu", "pot", "made"]);
  expect(places(made!.longest)).toEqual(["menu", "pot", "pot#1", "pot#2", "made"]);
  expect(places(good!.shortest)).toEqual(["menu", "made", "~asked", "good"]);
  expect(places(good!.longest)).toEqual(["menu", "pot", "pot#1", "pot#2", "made", "~asked", "later", "~again", "good"]);
});

test("the cost of a way has both sides' messages, and the check-back as a message of ours", () => {
  const [made, good] = report().ends;
  // 泡茶, menu; 2, made.
  expect(made!.shortest.costs.get("zh")).toEqual({ ours: 2, theirs: 2, segments: 4, sms: 2, whatsapp: 8 });
  // TEA does not tell the language: TEA, which; 2, menu; 2, made.
  expect(made!.shortest.costs.get("en")).toEqual({ ours: 3, theirs: 3, segments: 6, sms: 3, whatsapp: 12 });
  // TEA, which; 2, menu; 2, made; asked; 1, good: the last one takes two segments.
  expect(good!.shortest.costs.get("en")).toEqual({ ours: 5, theirs: 4, segments: 10, sms: 5, whatsapp: 18 });
  // 泡茶, menu; 1, pot; 1, step; 2, step; 3, made; asked; 2, later; again; 1, good.
  expect(good!.longest.costs.get("zh")).toEqual({ ours: 9, theirs: 7, segments: 16, sms: 8, whatsapp: 32 });
});

test("a report without a price has no cost", () => {
  const { messages, ends } = report(yaml, {} as typeof prices);
  expect(messages[0]?.sizes.get("en")).not.toHaveProperty("sms");
  expect(Object.keys(ends[0]!.shortest.costs.get("en")!)).toEqual(["ours", "theirs", "segments"]);
});

test("a guide with too many ways is reported as having more, and its shortest way is right", () => {
  const ids = Array.from({ length: 8 }, (_, i) => `p${i}`);
  const choices = (id: string) =>
    [...ids.filter((other) => other !== id), "made"].map(
      (to) => `      - { to: ${to}, label: { zh: 到${to}, en: To ${to} } }\n`,
    );
  const maze = ids.map((id) => `  ${id}:\n    text: { zh: 迷宫, en: Maze }\n    choices:\n${choices(id).join("")}`);
  const into = "      - { to: made, label: { zh: 好了, en: Made it } }\n  pot:";
  const lost = into.replace("  pot:", `      - { to: p0, label: { zh: 迷宫, en: Maze } }\n${maze.join("")}  pot:`);
  const { ends, isTruncated: cut } = report(yaml.replace(into, lost));
  expect(cut).toBe(true);
  expect(ends[0]!.shortest.path.length).toBe(2);
});

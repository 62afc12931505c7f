import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readContent } from "../../../../infra/content/compile.ts";
import { reportsOf } from "../../../../infra/content/report/numbers.ts";
import { printed } from "../../../../infra/content/report/print.ts";
import { onlyGuide } from "../copies.ts";

const yaml = readFileSync(new URL("tea.yaml", import.meta.url), "utf8");
const both = { sms: { each: 0.0083, digits: 4 }, whatsapp: { each: 40, digits: 0 } };

const linesOf = (prices: Parameters<typeof printed>[1], guide = yaml) => {
  const [tea] = reportsOf(readContent(onlyGuide(guide)), prices);
  return printed([tea!], prices).split("\n");
};

test("with prices", () => {
  const lines = linesOf(both);
  for (const line of [
    "tea: 7 pages, 9 messages with their steps",
    "message  zh SMS  chars   code    cost  en SMS  chars   code    cost",
    "menu          1     16  UCS-2  0.0083       1     27  GSM-7  0.0083",
    "good          1      5  UCS-2  0.0083       2    163  GSM-7  0.0166",
    "to          ways  zh ours+theirs  SMS    cost  WhatsApp  en ours+theirs  SMS    cost  WhatsApp",
    "made           3",
    "  shortest                   2+2    4  0.0332       160             3+3    6  0.0498       240",
    "good           6",
    "  longest                    9+7   16  0.1328       640            10+8   19  0.1577       720",
    "     language  messages  SMS  of 1  of 2  largest  to review",
    "tea        zh         9    9     9     0      pot         17",
    "           en         9   10     8     1     good          -",
    "WhatsApp: each message is one, whatever its length: 40.",
  ])
    expect(lines).toContain(line);
});

test("without: what can be counted, and how to ask for the rest", () => {
  const lines = linesOf({});
  expect(lines).toContain("menu          1     16  UCS-2       1     27  GSM-7");
  expect(lines).toContain("  shortest                   2+2    4             3+3    6");
  expect(lines.at(-1)).toBe("What it costs: npm run content -- --sms PRICE --whatsapp PRICE");
});

test("an end to which no number leads is told, not left out", () => {
  const hidden = yaml
    .replace(/ +- \{ to: made, .*\n/g, "")
    .replace("    choices:\n  made:", "  made:")
    .replace("{#made}", "{#menu}")
    .replace("{#made}", "{#menu}");
  const lines = linesOf({}, hidden);
  expect(lines).toContain("no way by numbers was found to made");
});

describe("npm run content", () => {
  const report = "infra/content/report.ts";
  test("--help", () => {
    expect(execFileSync(process.execPath, [report, "--help"], { encoding: "utf8" })).toContain("-- --sms 0.0083 ");
  });
  test.each([
    [["--sms", "0,01"], "--sms is a price, like 0.0083: not 0,01"],
    [["--whatsapp=-1"], "--whatsapp is a price, like 0.0083: not -1"],
    [["--smss", "1"], "Unknown option '--smss': --help lists what there is"],
  ])("%s is refused in a line", (args, says) => {
    const { status, stderr } = spawnSync(process.execPath, [report, ...args], { encoding: "utf8" });
    expect([status, stderr]).toEqual([1, `${says}\n`]);
  });
});

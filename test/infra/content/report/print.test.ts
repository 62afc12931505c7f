import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { command } from "../../../../infra/cli/commands/content.ts";
import { readContent } from "../../../../infra/content/compile.ts";
import { guideNames } from "../../../../infra/content/guide-names.ts";
import { reportsOf } from "../../../../infra/content/report/numbers.ts";
import { asJson, printed } from "../../../../infra/content/report/print.ts";
import { inProcess } from "../../cli/typed.ts";
import { onlyGuide } from "../copies.ts";

const yaml = readFileSync(new URL("tea.yaml", import.meta.url), "utf8");
const both = { sms: { each: 0.0083, digits: 4 }, whatsapp: { each: 40, digits: 0 } };

const linesOf = (prices: Parameters<typeof printed>[1], guide = yaml) => {
  const [tea] = reportsOf(readContent(onlyGuide(guide), { checks: [] }), prices);
  return printed([tea!], prices).split("\n");
};

test("the report with prices has costs", () => {
  const lines = linesOf(both);
  for (const line of [
    "tea: 7 pages, 9 messages with their steps",
    "message  zh SMS  chars   code    cost  en SMS  chars   code    cost",
    "menu          1     16  UCS-2  0.0083       1     27  GSM-7  0.0083",
    "good          1      5  UCS-2  0.0083       2    163  GSM-7  0.0166",
    "to          paths  zh ours+theirs  SMS    cost  WhatsApp  en ours+theirs  SMS    cost  WhatsApp",
    "made            3",
    "  shortest                    2+2    4  0.0332       160             3+3    6  0.0498       240",
    "good            6",
    "  longest                     9+7   16  0.1328       640            10+8   19  0.1577       720",
    "     language  messages  SMS  of 1  of 2  largest  to review",
    "tea        zh         9    9     9     0      pot         17",
    "           en         9   10     8     1     good          -",
    "WhatsApp: each message costs 40, regardless of its length.",
  ])
    expect(lines).toContain(line);
});

test("the report without prices has counts, and says how to get costs", () => {
  const lines = linesOf({});
  expect(lines).toContain("menu          1     16  UCS-2       1     27  GSM-7");
  expect(lines).toContain("  shortest                    2+2    4             3+3    6");
  expect(lines.at(-1)).toBe("With prices: npm run content -- --sms PRICE --whatsapp PRICE");
});

test("the characters that make messages of a Latin script UCS-2 are listed, the most frequent first", () => {
  const lines = linesOf({}, yaml.replace("Boil.", "Boil ẹ ấ.").replace("Asking on", "Asking ẹ on"));
  expect(lines).toContain("en: UCS-2 because of ẹ 2, ấ 1 (the messages with each)");
  expect(linesOf({}).join()).not.toContain("UCS-2 because of");
});

test("an end that no number leads to is listed", () => {
  const hidden = yaml
    .replace(/ +- \{ to: made, .*\n/g, "")
    .replace("    choices:\n  made:", "  made:")
    .replace("{#made}", "{#menu}")
    .replace("{#made}", "{#menu}");
  const lines = linesOf({}, hidden);
  expect(lines).toContain("no path by numbers leads to made");
});

describe("npm run content", () => {
  test.each([
    [["--sms", "0,01"], "--sms takes a price, like 0.0083: not 0,01"],
    [["--whatsapp=-1"], "--whatsapp takes a price, like 0.0083: not -1"],
    [["no-such-guide"], `there is no no-such-guide: there are ${guideNames("content").join(", ")}`],
  ])("%s is refused in a line", async (args, says) => {
    const { code, out, err } = await inProcess(command, ["content", ...args]);
    expect([code, out]).toEqual([2, ""]);
    expect(err.split("\n").at(-1)).toBe(`checkback content: ${says}. See: npm run content -- --help`);
  });
});

test("as JSON it has every number by language", () => {
  const [tea] = reportsOf(readContent(onlyGuide(yaml), { checks: [] }), both);
  const { version, reports } = JSON.parse(asJson("abc", [tea!]));
  expect(version).toBe("abc");
  expect(reports[0].messages[0]).toEqual({
    at: "menu",
    sizes: {
      zh: { characters: 16, segments: 1, encoding: "UCS-2", sms: 0.0083 },
      en: { characters: 27, segments: 1, encoding: "GSM-7", sms: 0.0083 },
    },
  });
});

import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { content } from "../functions/wiring/content.ts";

/*
 * Arrows point down only. Each row: files that match the first pattern import, of ours, nothing but what matches the
 * second, and of packages nothing but the third. `type` imports count: a type is knowledge too.
 */
const arrows: [layer: RegExp, ours: RegExp, packages: RegExp][] = [
  [/^functions\/text\//, /^functions\/text\//, /^sms-segments-calculator$/],
  [/^functions\/engine\//, /^functions\/(engine|text)\//, /^(zod(\/mini)?|temporal-polyfill)$/],
  [/^functions\/store\//, /^functions\/(store|engine)\//, /^(zod\/mini|node:crypto|@aws-sdk\/client-dynamodb)$/],
  [/^functions\/twilio\//, /^functions\/(twilio\/|text\/|engine\/state\/turn\.ts)/, /^(zod\/mini|hono|twilio(\/.*)?)$/],
  [
    /^functions\/((run-turn|budget|commit-of|find-person|send-check-back|sweep-overdue|move-to-sms|answer-canary)\.ts|log\/(log|log-errors)\.ts)$/,
    /^functions\/(engine\/|text\/|log\/log\.ts|store\/(store|table|spending)\.ts|twilio\/(address|country)\.ts|wiring\/limits\.ts|(run-turn|budget|commit-of|find-person|send-check-back|move-to-sms)\.ts)/,
    /^$/,
  ],
  [/^functions\/([^/]+|(log|templates|wiring)\/[^/]+)$/, /^functions\//, /./],
  [/^infra\/content\//, /^(infra\/content\/|functions\/(engine\/|text\/|twilio\/opt-out\.ts))/, /./],
  [/^infra\//, /^(infra|functions)\//, /./],
];

const files = globSync("{functions,infra}/**/*.{ts,tsx}").map((file) => file.replaceAll("\\", "/"));

function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  const found = source.matchAll(/^(?:import|export)\s(?:[^;]*?\sfrom\s)?"([^"]+)"|\bimport\("([^"]+)"\)/gm);
  return [...found].map(([, from, dynamic]) => from ?? dynamic ?? "");
}

describe("arrows point down", () => {
  test.each(files)("%s", (file) => {
    const [, ours, packages] = arrows.find(([layer]) => layer.test(file)) ?? [/./, /^$/, /^$/];
    for (const from of importsOf(file)) {
      if (from.startsWith(".")) {
        const target = normalize(join(dirname(file), from)).replaceAll("\\", "/");
        expect(target, `${file} imports ${from}`).toMatch(ours);
      } else expect(from, `${file} imports ${from}`).toMatch(packages);
    }
  });

  test("sst is imported by functions/wiring/config.ts alone", () => {
    expect(files.filter((file) => file.startsWith("functions/") && importsOf(file).includes("sst"))).toEqual([
      "functions/wiring/config.ts",
    ]);
  });

  test("only the Lambda entries' wiring knows DynamoDB and the REST client", () => {
    const importers = (target: string) =>
      files.filter((file) => file.startsWith("functions/") && importsOf(file).some((from) => from.endsWith(target)));
    expect(importers("store/dynamo.ts")).toEqual(["functions/wiring/deps.ts"]);
    expect(importers("log/cloudwatch.ts")).toEqual(["functions/canary.ts", "functions/wiring/deps.ts"]);
    expect(importers("store/dynamo-spending.ts")).toEqual(["functions/wiring/deps.ts"]);
    expect(importers("twilio/send.ts")).toEqual(["functions/wiring/outbound-deps.ts"]);
  });

  test("no file of code is over 200 lines", () => {
    const lines = (file: string) => readFileSync(file, "utf8").split("\n").length;
    expect(files.filter((file) => lines(file) > 200)).toEqual([]);
  });
});

describe("what ships knows no chore", () => {
  const guides = Object.values(content.guides);
  /** What each guide is called, by us and by people, and whom its senders are with. */
  const told = guides.flatMap(({ guide, name, advertise, keywords, senders = [] }) => [
    guide,
    ...Object.values(name),
    ...Object.values(advertise),
    ...Object.values(keywords).flat(),
    ...senders.map((sender) => sender.name),
  ]);
  const edged = (word: string) => (/^[a-z\d]/i.test(word) ? `(?<![a-z])${word}(?![a-z])` : word);
  const words = new RegExp(told.map(edged).join("|"), "iu");
  /** A comment or a description may give an example. */
  const codeOf = (file: string) =>
    readFileSync(file, "utf8").replace(/\/\*.*?\*\/|^\s*\/\/[^\n]*$|\.describe\([^;]*?\)[,;]?$/gms, "");

  test("there are two, or this proves nothing", () => {
    expect(guides.length).toBeGreaterThan(1);
    expect(["a sim-only plan", 'if (word === "充值")', "Metfone"].filter((code) => !words.test(code))).toEqual([]);
    expect("simple, loaded, smarter").not.toMatch(words);
  });

  test.each(files.filter((file) => file.startsWith("functions/")))("%s", (file) => {
    expect(codeOf(file).match(words)?.[0]).toBeUndefined();
  });
});

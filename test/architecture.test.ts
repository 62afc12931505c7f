import { globSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { content } from "../functions/wiring/content.ts";
import { inputs } from "../infra/content/stamp.ts";

/*
 * Which folder may import from which. Imports of types count, too. The first row whose pattern matches a file applies
 * to it: the file imports only `ours` of the project's files, and only `packages` of packages.
 */
const room = (...names: string[]) =>
  new RegExp(`^functions/(${["text", ...names.map((name) => `engine/${name}`)].join("|")})/`);
const none = /^$/;
const rows: [files: RegExp, ours: RegExp, packages: RegExp][] = [
  [/^functions\/text\//, /^functions\/text\//, /^sms-segments-calculator$/],
  [/^functions\/engine\/state\//, room("state"), /^zod\/mini$/],
  [/^functions\/engine\/guide\//, room("guide", "state"), /^(zod|@date-fns\/tz\/tzOffset)$/],
  [/^functions\/engine\/listen\//, room("listen", "guide"), none],
  [/^functions\/engine\/checkback\//, room("checkback", "guide", "state"), none],
  [/^functions\/engine\/message\//, room("message", "listen", "checkback", "guide", "state"), none],
  [/^functions\/engine\/take-turn\.ts$/, room("message", "checkback", "guide", "state"), none],
  [
    /^functions\/store\//,
    /^functions\/(store\/|engine\/(state|checkback)\/)/,
    /^(zod\/mini|node:crypto|@aws-sdk\/client-dynamodb)$/,
  ],
  [
    /^functions\/twilio\//,
    /^functions\/(twilio\/|text\/|engine\/state\/|ports\.ts)/,
    /^(zod\/mini|hono(\/html)?|twilio(\/.*)?)$/,
  ],
  [/^functions\/log\/cloudwatch\.ts$/, /^functions\/(log|engine|twilio)\//, /^@aws-lambda-powertools\//],
  [/^functions\/log\//, /^functions\/(log|engine|text)\//, none],
  [/^functions\/wiring\//, /^functions\//, /./],
  [/^functions\/(inbound|followups|sweep|canary)\.ts$/, /^functions\//, /./],
  // What the entries call. It imports no AWS, no database and no REST client.
  [
    /^functions\/(templates\/)?[^/]+$/,
    /^functions\/([^/]+|templates\/.*|engine\/.*|text\/.*|log\/(failure-of|log|metrics|outcome)\.ts|wiring\/limits\.ts|twilio\/.*|store\/(store|table|spending|templates)\.ts)$/,
    /^(hono|hono\/body-limit|aws-lambda|node:crypto)$/,
  ],
  [
    /^infra\/content\//,
    /^(infra\/content\/|functions\/(engine\/|text\/|twilio\/opt-out\.ts|wiring\/load-(content|tables)\.ts))/,
    /./,
  ],
  [/^infra\//, /^(infra|functions)\//, /./],
];

const files = globSync("{functions,infra}/**/*.{ts,tsx}").map((file) => file.replaceAll("\\", "/"));

function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  const found = source.matchAll(/^(?:import|export)\s(?:[^;]*?\sfrom\s)?"([^"]+)"|\bimport\("([^"]+)"\)/gm);
  return [...found].map(([, from, dynamic]) => from ?? dynamic ?? "");
}

/** The project's files that a file imports, as paths from the top. */
const oursIn = (file: string): string[] =>
  importsOf(file)
    .filter((from) => from.startsWith("."))
    .map((from) => normalize(join(dirname(file), from)).replaceAll("\\", "/"));

/** Import circles: each group of files that can reach each other (Tarjan's strongly connected components). */
function circlesIn(imports: Map<string, string[]>): string[][] {
  const [found, index, low, stack]: [string[][], Map<string, number>, Map<string, number>, string[]] = [
    [],
    new Map(),
    new Map(),
    [],
  ];
  const visit = (file: string) => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file)!, low.get(next)!));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1 || imports.get(file)?.includes(file)) found.push(circle);
  };
  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return found;
}

describe("every folder imports only what it may", () => {
  test.each(files)("%s", (file) => {
    const [, ours, packages] = rows.find(([pattern]) => pattern.test(file)) ?? [none, none, none];
    for (const target of oursIn(file)) expect(target, `${file} imports ${target}`).toMatch(ours);
    for (const from of importsOf(file).filter((each) => !each.startsWith(".")))
      expect(from, `${file} imports ${from}`).toMatch(packages);
  });

  test("there is no import circle, types included", () => {
    const tangled = new Map([
      ["a", ["b"]],
      ["b", ["c"]],
      ["c", ["b"]],
    ]);
    expect(circlesIn(tangled)).toEqual([["b", "c"]]);
    expect(circlesIn(new Map(files.map((file) => [file, oursIn(file)])))).toEqual([]);
  });

  test("content is compiled again when any file changes that the compiler imports", () => {
    const reached = new Set(["infra/content/compiled.ts"]);
    for (const file of reached) for (const target of oursIn(file)) reached.add(target);
    expect(reached).toContain("functions/engine/listen/listen.ts");
    expect([...reached].filter((file) => !inputs.some((pattern) => matchesGlob(file, pattern)))).toEqual([]);
  });

  test("sst is imported by functions/wiring/config.ts alone", () => {
    expect(files.filter((file) => file.startsWith("functions/") && importsOf(file).includes("sst"))).toEqual([
      "functions/wiring/config.ts",
    ]);
  });

  test("only functions/wiring makes the database's and Twilio's real parts", () => {
    const importers = (target: string) =>
      files.filter((file) => file.startsWith("functions/") && oursIn(file).some((from) => from.endsWith(target)));
    expect(importers("store/dynamo.ts")).toEqual(["functions/wiring/deps.ts"]);
    expect(importers("log/cloudwatch.ts")).toEqual(["functions/canary.ts", "functions/wiring/deps.ts"]);
    expect(importers("store/dynamo-spending.ts")).toEqual(["functions/wiring/deps.ts"]);
    expect(importers("twilio/send.ts")).toEqual(["functions/wiring/outbound-deps.ts"]);
  });

  test("the engine names no vendor that carries its messages", () => {
    const engine = files.filter((file) => file.startsWith("functions/engine/"));
    expect(engine.length).toBeGreaterThan(50);
    expect(engine.filter((file) => /twilio/i.test(readFileSync(file, "utf8")))).toEqual([]);
  });

  test("no file of code is over 200 lines", () => {
    const lines = (file: string) => readFileSync(file, "utf8").split("\n").length;
    expect(files.filter((file) => lines(file) > 200)).toEqual([]);
  });
});

describe("the functions name no guide", () => {
  const guides = Object.values(content.guides);
  /** The names of each guide, and of the carriers of its senders. */
  const told = guides.flatMap(({ guide, name, advertise, keywords, senders = [] }) => [
    guide,
    ...Object.values(name),
    ...Object.values(advertise),
    ...Object.values(keywords).flat(),
    ...senders.map((sender) => sender.name),
  ]);
  const edged = (word: string) => (/^[a-z\d]/i.test(word) ? `(?<![a-z])${word}(?![a-z])` : word);
  const words = new RegExp(told.map(edged).join("|"), "iu");
  /** Comments and descriptions may contain examples. */
  const codeOf = (file: string) =>
    readFileSync(file, "utf8").replace(/\/\*.*?\*\/|^\s*\/\/[^\n]*$|\.describe\([^;]*?\)[,;]?$/gms, "");

  test("there are two guides or more, and the pattern finds their words", () => {
    expect(guides.length).toBeGreaterThan(1);
    expect(["a sim-only plan", 'if (word === "充值")', "Metfone"].filter((code) => !words.test(code))).toEqual([]);
    expect("simple, loaded, smarter").not.toMatch(words);
  });

  test.each(files.filter((file) => file.startsWith("functions/")))("%s", (file) => {
    expect(codeOf(file).match(words)?.[0]).toBeUndefined();
  });
});

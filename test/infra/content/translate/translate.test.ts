import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCsv, writeCsv } from "hucre/csv";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { describe, expect, onTestFinished, test } from "vitest";
import { once } from "../../../../functions/engine/guide/once.ts";
import { command } from "../../../../infra/cli/commands/translate.ts";
import { newLanguage } from "../../../../infra/content/new-language/make.ts";
import { bringIn } from "../../../../infra/content/translate/bring-in.ts";
import { gather } from "../../../../infra/content/translate/gather.ts";
import { type Returned, readReturned } from "../../../../infra/content/translate/read-sheet.ts";
import { tablesOf } from "../../../../infra/content/translate/table.ts";
import { take } from "../../../../infra/content/translate/take.ts";
import { writeOut } from "../../../../infra/content/translate/write-out.ts";
import { inProcess } from "../../cli/typed.ts";
import { copyWith, guide, khmer, onlyGuide } from "../copies.ts";

const tea = `guide: tea
name: { en: Tea }
languages: [en]
start: menu
done: green
hours: { from: "10:00", to: "18:00", zone: Asia/Phnom_Penh }
calendar: cambodia
advertise: { en: TEA }
keywords: { en: [tea] }
keys: {}
pages:
  menu:
    text: { en: "Which tea? Reply with a number:" }
    choices:
      - { to: green, label: { en: Green } }
    foot: { en: STOP to opt out }
  green:
    text:
      en: "Green tea. {#menu} Menu"
`;

const reader = { by: "A Reader", on: "2026-12-01" };

/** A copy of the content, and its texts in a language as they come out, changed by the reader, and back. */
async function round(change: (row: Returned) => Partial<Returned> | undefined, to = "km", folder = copyWith().folder) {
  const sheet = join(folder, "out.xlsx");
  await writeOut(folder, { to }, sheet);
  const { rows } = await readReturned(sheet);
  const text = (file: string) => readFileSync(join(folder, file), "utf8");
  const before = new Map(
    [guide, khmer].filter((file) => existsSync(join(folder, file))).map((file) => [file, text(file)]),
  );
  const result = bringIn(
    folder,
    { to },
    rows.map((row) => ({ ...row, ...change(row) })),
    { reader, isTrial: false, count: () => {} },
  );
  /** The lines of a file that are not as they were. */
  const changed = (file: string) => {
    const old = before.get(file)?.split("\n") ?? [];
    return text(file)
      .split("\n")
      .filter((line) => !old.includes(line));
  };
  return { folder, result, changed, rows, text };
}

const only = (place: string, cells: Partial<Returned>) => (row: Returned) =>
  row.id.startsWith("guides/") && row.place === place ? cells : undefined;

describe("a round trip without changes", () => {
  test.each(["out.xlsx", "out.csv"])("by %s changes no byte", async (name) => {
    const { folder } = copyWith();
    const files = [guide, khmer];
    const before = files.map((file) => readFileSync(join(folder, file)));
    await writeOut(folder, { to: "km" }, join(folder, name));
    const { rows } = await readReturned(join(folder, name));
    expect(rows.length).toBeGreaterThan(350);
    const result = bringIn(folder, { to: "km" }, rows, { reader: undefined, isTrial: false, count: () => {} });
    expect(result).toMatchObject({ files: [], refused: [] });
    expect(files.map((file) => readFileSync(join(folder, file)))).toEqual(before);
  });
});

test("each row says where, what, what to keep, what it costs, and what it is for", async () => {
  const { rows } = await round(() => undefined);
  expect(rows.find(({ id }) => id === "guides/cancel-sim-kh.yaml pages/menu/foot/km")).toMatchObject({
    place: "page menu, foot",
    source: "{#menu} Menu, STOP to opt out",
    keep: "{#menu} STOP",
    read: "",
  });
  expect(rows.findLast(({ id }) => id.startsWith("languages/"))?.place).toBe("number 99");
  const [store] = rows.filter(({ place, id }) => place === "page store, text" && id.startsWith("guides/"));
  expect(store?.sms).toMatch(/^[1-3]$/);
  expect(rows.find(({ place }) => place === "page taken-over, text")?.note).toBe("To the phone that texted the code.");
});

test("a correction, a reading and a remark arrive; nothing else of the file changes", { timeout: 60_000 }, async () => {
  const foot = "{#menu} បញ្ជី, STOP ឈប់";
  const { result, changed } = await round(
    only("page menu, foot", { translation: foot, read: "x", comment: "shorter" }),
  );
  expect(result).toMatchObject({
    refused: [],
    files: [{ file: guide, texts: 1, lists: 0, read: 1 }],
    comments: [{ place: "page menu, foot", comment: "shorter" }],
    detours: [],
  });
  const lines = changed(guide);
  expect(lines).toContainEqual(expect.stringContaining(foot));
  expect(lines.join("\n")).toMatch(
    /^review:\n {4}- by: A Reader\n {6}on: 2026-12-01\n {6}read: [a-p]{8}\n.*បញ្ជី, STOP.*$/,
  );
  expect(changed(khmer)).toEqual([]);
});

test("words are added and taken away", { timeout: 60_000 }, async () => {
  const { result, changed } = await round((row) =>
    row.id === "guides/cancel-sim-kh.yaml keywords/km"
      ? { translation: `${row.translation}; ពាក្យថ្មី ;; ពាក្យថ្មី` }
      : undefined,
  );
  expect(result.files).toEqual([{ file: guide, texts: 0, lists: 1, read: 0 }]);
  expect(changed(guide)).toEqual(["    - ពាក្យថ្មី"]);
});

describe("a row is refused by its number when its translation", () => {
  const sheet = once(async () => {
    const { folder } = copyWith();
    const gathered = gather(folder, { to: "km", only: "cancel-sim-kh" });
    const [table] = tablesOf(gathered, new Map());
    return { gathered, rows: table!.rows.map((row, i) => ({ ...row, at: `row ${i + 2}`, isFormula: false })) };
  });

  test.each<[what: string, cells: Partial<Returned>, why: RegExp]>([
    ["loses a placeholder", { translation: "ម៉ឺនុយ, STOP" }, /^loses \{#menu\}$/],
    ["adds a number", { translation: "{#menu} 5 STOP" }, /^adds 5$/],
    ["loses a word of the networks", { translation: "{#menu} ម៉ឺនុយ" }, /^loses STOP$/],
    ["is empty", { translation: "" }, /^is empty/],
    ["is a formula", { translation: "2", isFormula: true }, /^is a formula/],
    ["is of another source", { source: "Other", translation: "{#menu} STOP" }, /^its source text has changed/],
    ["was changed in between", { before: "Other", translation: "{#menu} STOP" }, /changed by someone else/],
    ["is of no text", { id: "guides/cancel-sim-kh.yaml pages/x" }, /hidden last column/],
    ["has unreadable letters", { translation: "{#menu} STOP \ufffd" }, /^has unreadable letters/],
  ])("%s", async (_, cells, why) => {
    const { gathered, rows } = await sheet();
    const returned = rows.map((row) => (row.place === "page menu, foot" ? { ...row, read: "x", ...cells } : row));
    const { refused, changes, read } = take(gathered, returned);
    expect(refused).toMatchObject([{ at: expect.stringMatching(/^row \d+$/), why: expect.stringMatching(why) }]);
    expect([...changes, ...read]).toEqual([]);
  });

  test("is there twice", async () => {
    const { gathered, rows } = await sheet();
    const { refused } = take(gathered, [...rows, { ...rows[3]!, at: "row 999" }]);
    expect(refused).toMatchObject([{ at: "row 999", why: "is there twice: row 5 has the same text" }]);
  });
});

test("a text that the compiler refuses is refused by its row, and nothing of it is written", {
  timeout: 60_000,
}, async () => {
  const long = { translation: `{#menu} ម៉ឺនុយ, STOP ឈប់ ${"ក".repeat(300)}`, read: "x" };
  const { result, changed } = await round(only("page menu, foot", long));
  expect(result.refused).toMatchObject([
    {
      at: expect.stringMatching(/^sheet cancel-sim-kh, row \d+$/),
      why: expect.stringMatching(/costs \d+ SMS .*more than 3/),
    },
  ]);
  expect(changed(guide)).toEqual([]);
});

test("a row that makes another place wrong is found and refused; the others are written", {
  timeout: 120_000,
}, async () => {
  const { result, changed } = await round((row) => {
    if (row.place === "page menu, choice 1, label" && row.id.startsWith("guides/")) return { translation: "ហេតុអ្វីបិទ" };
    return only("page menu, foot", { translation: "{#menu} បញ្ជី, STOP ឈប់" })(row);
  });
  expect(result.refused).toMatchObject([
    { place: "page menu, choice 1, label", why: expect.stringContaining("page why") },
  ]);
  expect(changed(guide)).toEqual([expect.stringContaining("បញ្ជី, STOP")]);
});

test("when every row was read, nothing is left to review in the file", { timeout: 60_000 }, async () => {
  const { result } = await round(({ id }) => (id.startsWith("languages/") ? { read: "x" } : undefined));
  const again = await round(() => ({ read: "x" }));
  expect(result.left?.texts).toBeGreaterThan(100);
  expect(again.result.left).toEqual({ texts: 0, words: 0 });
});

describe("the files", () => {
  const rowsOf = async (folder: string) =>
    (await readXlsx(readFileSync(join(folder, "out.xlsx")), { readStyles: true })).sheets;

  test("a spreadsheet explains itself first, and only a translator's cells can be changed", async () => {
    const { folder } = copyWith();
    await writeOut(folder, { to: "km", from: "zh" }, join(folder, "out.xlsx"));
    const [first, pack, texts] = await rowsOf(folder);
    const lines = first!.rows.map(([line]) => line);
    expect(lines).toContain("How to work with this file");
    expect(lines).toContain("怎样填写这个文件");
    expect([pack!.name, texts!.name]).toEqual(["languages km", "cancel-sim-kh"]);
    expect(texts!.rows[0]?.slice(0, 3)).toEqual(["Where it is said", "Source: 中文", "Translation: ខ្មែរ"]);
    expect(texts!.protection?.sheet).toBe(true);
    const locked = [1, 2, 3, 6, 7].map((column) => texts!.cells?.get(`5,${column}`)?.style?.protection?.locked);
    expect(locked).toEqual([undefined, false, undefined, false, false]);
  });

  test("the name and the date of the first sheet are read, and formulas are seen", async () => {
    const { folder } = copyWith();
    const path = join(folder, "out.xlsx");
    await writeOut(folder, { to: "km", only: "cancel-sim-kh" }, path);
    const sheets = await rowsOf(folder);
    sheets[0]!.rows[0]![1] = "Sok D.";
    sheets[0]!.rows[1]![1] = "2026-12-01";
    const cells = new Map([["4,2", { value: null, type: "formula" as const, formula: "1+1" }]]);
    const back = sheets.map(({ name, rows }, i) => ({ name, rows, ...(i === 1 && { cells }) }));
    writeFileSync(path, await writeXlsx({ sheets: back }));
    const { by, on, rows } = await readReturned(path);
    expect({ by, on }).toEqual({ by: "Sok D.", on: "2026-12-01" });
    expect(rows.filter(({ isFormula }) => isFormula).map(({ at }) => at)).toEqual(["sheet cancel-sim-kh, row 5"]);
  });

  test("a CSV file has a byte order mark, and no cell that a spreadsheet takes for a formula", async () => {
    const { folder } = copyWith([guide, "en: Cancel a Cambodian SIM", 'en: "=HYPERLINK(1)"']);
    const path = join(folder, "out.csv");
    await writeOut(folder, { to: "km", only: "cancel-sim-kh" }, path);
    const text = readFileSync(path, "utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(
      parseCsv(text)
        .flat()
        .filter((cell) => /^[=+\-@]/.test(String(cell))),
    ).toEqual([]);
    const { rows } = await readReturned(path);
    expect(rows.find(({ id }) => id.endsWith(" name/km"))?.source).toBe("=HYPERLINK(1)");
  });

  test("a table of something else is refused", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sheet-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "a.csv"), writeCsv([["a", "b"]]));
    writeFileSync(join(folder, "a.xlsx"), "text");
    await expect(readReturned(join(folder, "a.csv"))).rejects.toThrow(/the column Where it is said is missing/);
    await expect(readReturned(join(folder, "a.xlsx"))).rejects.toThrow(/is no .xlsx spreadsheet/);
    await expect(readReturned(join(folder, "b.xlsx"))).rejects.toThrow(/there is no file/);
  });
});

describe("a language that is new", () => {
  test("is filled in by its sheet, first its own file", { timeout: 60_000 }, async () => {
    const { folder } = copyWith();
    const { missing } = newLanguage(folder, "pt-BR");
    const { result } = await round(
      (row) => (row.translation === "" ? { translation: row.source || "no" } : undefined),
      "pt-BR",
      folder,
    );
    expect(result.refused).toEqual([]);
    expect(result.files).toMatchObject([{ file: "languages/pt-BR.yaml" }]);
    expect(missing.length).toBeGreaterThan(100);
    // The sentences that people might send are written, not translated.
    expect(newLanguage(folder, "pt-BR").missing.map(({ path }) => path.join("."))).toEqual(["examples"]);
  });

  test("is added to a guide when every text of it is there, to be reviewed", { timeout: 120_000 }, async () => {
    const words: Record<string, string> = {
      "name/km": "តែ",
      "advertise/km": "តែក្តៅ",
      "keywords/km": "តែក្តៅ; តែ",
      "pages/menu/text/km": "តែអ្វី? ឆ្លើយលេខ៖",
      "pages/menu/choices/0/label/km": "តែបៃតង",
      "pages/menu/foot/km": "STOP ឈប់",
      "pages/green/text/km": "តែបៃតង។ {#menu} ម៉ឺនុយ",
    };
    const translated = (left: string[]) => (row: Returned) => {
      const [file, path = ""] = row.id.split(" ");
      return file === "guides/tea.yaml" && !left.includes(path)
        ? { translation: words[path] ?? row.translation }
        : undefined;
    };
    const part = await round(translated(["pages/green/text/km"]), "km", onlyGuide(tea));
    expect(part.result.refused).toEqual([]);
    expect(part.text("guides/tea.yaml")).toContain("languages: [en]");
    const whole = await round(translated([]), "km", onlyGuide(tea));
    expect(whole.result.refused).toEqual([]);
    expect(whole.text("guides/tea.yaml")).toContain("languages: [en, km]\nreview:\n  km: needed\n");
    expect(whole.text("guides/tea.yaml")).toContain("name: { en: Tea, km: តែ }");
  });
});

describe("npm run translate", () => {
  test.each<[args: string[], code: number, said: string]>([
    [[], 2, "it needs a language's tag"],
    [["km"], 2, "it needs --out FILE or --in FILE"],
    [["km", "--out", "a.txt"], 2, "a file that ends in .xlsx or .csv"],
    [["xx", "--out", "/tmp/none.csv"], 1, "make it with npm run new-language xx"],
    [["km", "--from", "xx", "--out", "/tmp/none.csv"], 1, "there is no language xx"],
    [["km", "--only", "xx", "--out", "/tmp/none.csv"], 1, "there is no xx: there are languages km, cancel-sim-kh"],
    [["km", "--in", "/tmp/none-here.csv"], 1, "there is no file /tmp/none-here.csv"],
  ])("%j ends with %i", async (args, code, said) => {
    const result = await inProcess(command, ["translate", ...args]);
    expect(result).toMatchObject({ code, err: expect.stringContaining(said) });
  });
});

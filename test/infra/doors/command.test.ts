import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { content } from "../../../functions/wiring/content.ts";
import { doorsCommand } from "../../../infra/cli/commands/doors.ts";
import { inProcess } from "../cli/typed.ts";

// The drawings themselves need a browser: test/e2e/doors.test.ts.
vi.mock("../../../infra/doors/draw.ts", () => ({
  sizes: ["a4", "a5"],
  drawPosters: async (posters: { html: string }[], _: unknown, drawn: (poster: object, i: number) => void) =>
    posters.forEach(
      ({ html }, i) => void drawn({ a4: Buffer.from(html), a5: Buffer.from(html), png: Buffer.from("") }, i),
    ),
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doors-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "content/languages"), { recursive: true });
  for (const file of ["words.yaml", "languages"])
    cpSync(join("content", file), join(folder, "content", file), { recursive: true });
});

const guides = ["cancel-sim-kh", "top-up-kh"];
const number = "+12025550143";
const other = "+12025550199";

/** Types `npm run doors` in a folder with a copy of the packs. */
function doors(...args: string[]) {
  const here = { content: () => content, contentFolder: join(folder, "content"), root: folder };
  return inProcess(doorsCommand(here), ["doors", ...args]);
}

const out = () => ["--out", join(folder, "out")];
const lock = () => readFileSync(join(folder, "content/doors.lock"), "utf8");

describe("npm run doors", () => {
  test("writes links, QR codes, a poster for each guide, and a page that lists them", async () => {
    expect(await doors("--sms", number, "--whatsapp", other, ...out())).toMatchObject({ code: 0 });
    const files = readdirSync(join(folder, "out"));
    for (const guide of guides) {
      for (const language of content.guides[guide]!.languages)
        expect(files).toEqual(
          expect.arrayContaining([`${guide}.${language}.sms.svg`, `${guide}.${language}.whatsapp.svg`]),
        );
      expect(files).toEqual(
        expect.arrayContaining(["a4.pdf", "a5.pdf", "png"].map((end) => `${guide}.poster.zh-en-km.${end}`)),
      );
    }
    const index = readFileSync(join(folder, "out/index.html"), "utf8");
    expect(index).toContain('href="https://wa.me/12025550199?text=TOPUP"');
    expect(index).toContain('href="sms:+12025550143?&amp;body=TOPUP"');
    for (const [, file = ""] of index.matchAll(/(?:src|href)="([^":]+)"/g))
      expect(existsSync(join(folder, "out", file)), file).toBe(true);
    expect(existsSync(join(folder, "content/doors.lock"))).toBe(false);
  });

  test("writes one guide, in the languages asked for, with a tag into a folder of its own", async () => {
    const { out: printed } = await doors(
      "top-up-kh",
      "--sms",
      number,
      "--languages",
      "km",
      "--tag",
      "market",
      ...out(),
    );
    expect(printed).toContain("The tag market counts when it is recorded, too.");
    expect(readdirSync(join(folder, "out"))).toEqual(["market"]);
    const poster = readFileSync(join(folder, "out/market/top-up-kh.poster.km.a4.pdf"), "utf8");
    expect(poster).toContain(`top-up-kh · ${content.version} · #market`);
    expect(poster.match(/<section/g)).toHaveLength(1);
  });

  test("lists what it wrote as JSON", async () => {
    const { out: printed } = await doors("top-up-kh", "--sms", number, "--json", ...out());
    expect(JSON.parse(printed)).toMatchObject({
      content: content.version,
      doors: expect.arrayContaining([
        {
          guide: "top-up-kh",
          language: "en",
          keyword: "TOPUP",
          message: "TOPUP",
          links: [{ channel: "sms", number, url: "sms:+12025550143?&body=TOPUP", qr: "top-up-kh.en.sms.svg" }],
        },
      ]),
      posters: [{ guide: "top-up-kh", languages: ["zh", "en", "km"], a4: "top-up-kh.poster.zh-en-km.a4.pdf" }],
    });
  });

  test("takes the numbers from the settings of the stage, and those that are typed before them", async () => {
    writeFileSync(
      join(folder, ".env.production"),
      `CHECKBACK_SMS_FROM=${number}\nCHECKBACK_WHATSAPP_NUMBER=${other}\n`,
    );
    await doors("--stage", "production", ...out());
    const index = () => readFileSync(join(folder, "out/index.html"), "utf8");
    expect(index()).toContain("sms:+12025550143?");
    expect(index()).toContain("wa.me/12025550199?");
    await doors("--stage", "production", "--whatsapp", "+12025550177", ...out());
    expect(index()).toContain("wa.me/12025550177?");
    appendTo(".env.production", "CHECKBACK_SMS_NUMBER=+12025550100\n");
    await doors("--stage", "production", ...out());
    expect(index()).toContain("sms:+12025550100?");
  });

  test.each<[string[], string, code: number]>([
    [["nowhere", "--sms", number], "there is no guide nowhere: there are cancel-sim-kh, top-up-kh", 2],
    [["--sms", number, "--languages", "xx"], "there is no language xx: there are zh, en, km, vi, es", 2],
    [["--sms", number, "--languages", "zh,en,km,vi"], "--languages takes one to three languages' tags", 2],
    [["--sms", "12025550143"], "--sms takes a number like +12025550143: not 12025550143", 2],
    [["--sms", number, "--tag", "Market"], "--tag takes 3 to 20 small letters, with hyphens between words", 2],
    [["--sms", number, "--tag", "stop"], "stop has a word that the assistant listens for: choose another tag", 2],
    [["--sms", number, "--tag", "sim-market"], "sim-market has a word that the assistant listens for", 2],
    [["--check", "--printed"], "--check writes nothing: leave out --printed", 2],
    [[], "there is no number to print: give --whatsapp NUMBER, --sms NUMBER, or a stage with --stage", 1],
    [["--stage", "production"], "there is no file .env.production: write CHECKBACK_WHATSAPP_NUMBER or", 1],
  ])("refuses %j", async (args, message, code) => {
    const { err, ...ended } = await doors(...args);
    expect(ended).toEqual({ code, out: "" });
    expect(err).toContain(`checkback doors: ${message}`);
  });

  test("refuses a stage whose settings have no number, or a wrong one, and a language without the words", async () => {
    writeFileSync(join(folder, ".env.dev"), "CHECKBACK_REGION=us-east-1\n");
    expect((await doors("--stage", "dev")).err).toContain(".env.dev has no number: write CHECKBACK_WHATSAPP_NUMBER");
    writeFileSync(join(folder, ".env.dev"), "CHECKBACK_SMS_NUMBER=555\n");
    expect((await doors("--stage", "dev")).err).toContain(
      "CHECKBACK_SMS_NUMBER in .env.dev must be like +12025550143, not 555",
    );
    const pack = join(folder, "content/languages/km.yaml");
    writeFileSync(pack, readFileSync(pack, "utf8").replace(/^poster:\n(?: {2}.*\n)+/m, ""));
    expect((await doors("--sms", number, ...out())).err).toContain(
      "content/languages/km.yaml has no words for posters: add `poster`",
    );
  });
});

const appendTo = (file: string, text: string) =>
  writeFileSync(join(folder, file), readFileSync(join(folder, file), "utf8") + text);

describe("npm run doors -- --check", () => {
  test("has nothing to say when nothing is printed", async () => {
    expect(await doors("--check")).toMatchObject({
      code: 0,
      out: "No printed poster is recorded in content/doors.lock.",
    });
  });

  test("finds the posters that --printed recorded right, each recorded once", async () => {
    for (const _ of [1, 2]) await doors("--sms", number, "--tag", "market", "--printed", ...out());
    expect(lock().match(/^- guide:/gm)).toHaveLength(2);
    expect(await doors("--check", "--sms", number)).toEqual({
      code: 0,
      out: "All 2 printed posters are right.",
      err: "reading the content ...",
    });
  });

  test("names guide, language and what changed, and fails", async () => {
    await doors("--sms", number, "--printed", ...out());
    const changed = lock()
      .replace("km: បិទស៊ីម", "km: បិទទូរសព្ទចោល")
      .replace('"2": prep', '"2": special')
      .replace(/on: .*/g, "on: 2026-11-28");
    writeFileSync(join(folder, "content/doors.lock"), changed);
    const { code, out: said } = await doors("--check");
    expect(code).toBe(1);
    expect(said).toBe(
      `cancel-sim-kh, printed on 2026-11-28:
  km: បិទទូរសព្ទចោល does not open the guide
  zh, en, km: 2 leads to prep, and the poster means special
1 of 2 printed posters is wrong. Print new ones, and remove these from content/doors.lock.`,
    );
    expect(await doors("--check", "top-up-kh")).toMatchObject({ code: 0, out: "The printed poster is right." });
    expect(JSON.parse((await doors("--check", "--json")).out)).toMatchObject([
      { guide: "cancel-sim-kh", wrong: [{ language: "km" }, { what: expect.stringContaining("2 leads to prep") }] },
    ]);
  });

  test("compares the numbers with those of the stage that a poster is for", async () => {
    writeFileSync(join(folder, ".env.production"), `CHECKBACK_SMS_NUMBER=${number}\n`);
    await doors("top-up-kh", "--stage", "production", "--printed", ...out());
    expect(await doors("--check")).toMatchObject({ code: 0, out: "The printed poster is right." });
    writeFileSync(join(folder, ".env.production"), `CHECKBACK_SMS_NUMBER=${other}\n`);
    const { code, out: said } = await doors("--check");
    expect([code, said]).toEqual([
      1,
      expect.stringContaining("the number for SMS is +1 202 555 0199, and the poster has +1 202 555 0143"),
    ]);
    rmSync(join(folder, ".env.production"));
    expect((await doors("--check")).err).toContain("The numbers of some posters are not compared: give --stage");
  });
});

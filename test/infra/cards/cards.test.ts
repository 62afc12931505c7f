import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { content } from "../../../functions/wiring/content.ts";
import { command } from "../../../infra/cli/commands/cards.ts";
import { cardsOf } from "../../../infra/content/card-sentences.ts";
import { contentOf, tea } from "../../engine/small-guide.ts";
import { inProcess } from "../cli/typed.ts";

// The drawings themselves need a browser: test/e2e/cards.test.ts.
vi.mock("../../../infra/cards/draw.ts", () => ({
  drawCards: async (_: unknown, cards: { sentence: string }[], drawn: (png: Buffer, i: number) => void) =>
    cards.forEach(({ sentence }, i) => void drawn(Buffer.from(sentence), i)),
}));

const sentence = "请给我一杯热的红茶。不要放糖，也不要放奶，谢谢您！";

/** What the small guide has to show when a page has these texts. */
const cardsWith = (zh: string, en: string) => {
  const guide = { ...tea, pages: { ...tea.pages, good: { text: { zh, en } } } };
  return cardsOf(contentOf(guide), guide);
};

describe("the sentences to show to staff", () => {
  test.each(["Show staff: {}", "{}", "Say {}\n(black tea) {#menu} Menu", "Show “{}” at the desk"])(
    "are found by their script: %s",
    (text) => {
      expect(cardsWith(`请出示：${sentence}`, text.replace("{}", sentence))).toEqual([
        { guide: "tea", place: "good", language: "zh", sentence },
      ]);
    },
  );

  test.each([
    ["a name of a few letters", "Tea is 红茶 here"],
    ["a text in one script", "Show nothing"],
  ])("are none: %s", (_, text) => {
    expect(cardsWith("红茶", text)).toEqual([]);
  });

  test("have to be the same in every language of a page", () => {
    expect(() => cardsWith("请给我绿茶", `Show ${sentence}`)).toThrow(
      "tea, page good: its languages show different sentences in zh. Make them one",
    );
  });
});

describe("npm run cards", () => {
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), "cards-"));
    onTestFinished(() => rmSync(made, { recursive: true }));
    return made;
  };

  test("draws the phrase for the shop, as it is in the guide", async () => {
    const out = folder();
    expect(await inProcess(command, ["cards", "cancel-sim-kh", "--out", out])).toMatchObject({
      code: 0,
      out: join(out, "cancel-sim-kh.store.phrase.km.png"),
    });
    const shown = readFileSync(join(out, "cancel-sim-kh.store.phrase.km.png"), "utf8");
    for (const text of Object.values(content.guides["cancel-sim-kh"]!.pages["store.phrase"]!.text))
      expect(text).toContain(shown);
  });

  test("lists all cards as JSON", async () => {
    const { out } = await inProcess(command, ["cards", "--json", "--out", folder()]);
    const cards: { place: string; file: string }[] = JSON.parse(out);
    expect(cards.map(({ place }) => place)).toEqual(["store.phrase", "ways.phrase"]);
    for (const { file } of cards) expect(existsSync(file)).toBe(true);
  });

  test("refuses a guide that is not there", async () => {
    expect(await inProcess(command, ["cards", "nowhere"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("there is no guide nowhere: there are cancel-sim-kh, top-up-kh"),
    });
  });
});

import { defineCommand, usageError } from "../command.ts";
import { text } from "../kinds.ts";

export const command = defineCommand({
  about:
    "Draws counter cards: each sentence that a guide tells people to show to staff, in a script that they may not write, large on a picture.",
  examples: [
    ["", "those of every guide"],
    ["cancel-sim-kh", "those of one guide"],
  ],
  options: {
    out: { value: "FOLDER", kind: text("a folder"), help: ".checkback/cards by default" },
    json: { help: "print the cards and their files as JSON" },
  },
  maxPositionals: Number.POSITIVE_INFINITY,
  remarks:
    "A sentence is found by its script, which is another than that of the text around it. All languages of a page have to show the same one. It works offline.",
  async run({ values: { out = ".checkback/cards", json }, positionals: names }, { print, note, progress }) {
    const { mkdirSync, writeFileSync } = await import("node:fs");
    const { join } = await import("node:path");
    const { compileContent } = await import("../../content/compiled.ts");
    const { missingFonts } = await import("../../content/map/fonts.ts");
    const { drawCards } = await import("../../cards/draw.ts");
    const { cardsOf } = await import("../../cards/sentences.ts");
    progress.step("reading the content ...");
    const content = compileContent();
    const unknown = names.find((name) => !Object.hasOwn(content.guides, name));
    if (unknown !== undefined)
      throw usageError(`there is no guide ${unknown}: there are ${Object.keys(content.guides).join(", ")}`);
    for (const missing of missingFonts(content.languages)) note(`warning: ${missing}`);
    const guides = Object.values(content.guides).filter(({ guide }) => names.length === 0 || names.includes(guide));
    const cards = guides.flatMap((guide) => cardsOf(content, guide));
    if (cards.length === 0) {
      print(json ? "[]" : "No page has a sentence in another script to show.");
      return 0;
    }
    const files = cards.map(({ guide, place, language }) => join(out, `${guide}.${place}.${language}.png`));
    mkdirSync(out, { recursive: true });
    progress.step(`drawing ${cards.length} ${cards.length === 1 ? "card" : "cards"} ...`);
    await drawCards(content, cards, (png, i) => writeFileSync(files[i]!, png));
    print(
      json
        ? JSON.stringify(
            cards.map((card, i) => ({ ...card, file: files[i] })),
            undefined,
            2,
          )
        : files.join("\n"),
    );
    return 0;
  },
});

import type { Card } from "../../content/card-sentences.ts";
import { defineCommand, usageError } from "../command.ts";
import { text } from "../kinds.ts";

/** The name of a card's file. */
const fileOf = ({ guide, place, language }: Card) => `${guide}.${place}.${language}.png`;

export const command = defineCommand({
  about:
    "Draws counter cards: each sentence that a guide tells people to show to staff, in a script that they may not write, large on a picture.",
  examples: [
    ["", "those of every guide"],
    ["cancel-sim-kh", "those of one guide"],
    ["--update", "those that guides send, after their words have changed"],
  ],
  options: {
    update: { help: "draw those in content/media that pages have as their picture again" },
    out: { value: "FOLDER", kind: text("a folder"), help: ".checkback/cards by default" },
    json: { help: "print the cards and their files as JSON" },
  },
  maxPositionals: Number.POSITIVE_INFINITY,
  remarks:
    "A guide sends a card when a page has it as its picture: put it into content/media under the name that it is drawn with. A sentence is found by its script, which is another than that of the text around it. All languages of a page have to show the same one. It works offline.",
  async run({ values, positionals: names }, { print, note, progress }) {
    const { update = false, json } = values;
    const { mkdirSync, writeFileSync } = await import("node:fs");
    const { join } = await import("node:path");
    const { contentFolder } = await import("../../content/compiled.ts");
    const { readContent } = await import("../../content/compile.ts");
    const { missingFonts } = await import("../../content/map/fonts.ts");
    const { drawCards } = await import("../../cards/draw.ts");
    const { cardsOf } = await import("../../content/card-sentences.ts");
    progress.step("reading the content ...");
    // The check of media finds a card with old words, so it does not run before the card is drawn.
    const { content, guides: sources } = readContent(contentFolder, { checks: [] });
    const out = values.out ?? (update ? join(contentFolder, "media") : ".checkback/cards");
    const unknown = names.find((name) => !Object.hasOwn(content.guides, name));
    if (unknown !== undefined)
      throw usageError(`there is no guide ${unknown}: there are ${Object.keys(content.guides).join(", ")}`);
    for (const missing of missingFonts(content.languages)) note(`warning: ${missing}`);
    const guides = Object.values(content.guides).filter(({ guide }) => names.length === 0 || names.includes(guide));
    const sent = sources.flatMap(({ value }) =>
      Object.values(value.pages).flatMap(({ picture }) => Object.values(picture ?? {})),
    );
    const cards = guides
      .flatMap((guide) => cardsOf(content, guide))
      .filter((card) => !update || sent.includes(fileOf(card)));
    if (cards.length === 0) {
      const what = update ? "a counter card as its picture" : "a sentence in another script to show";
      print(json ? "[]" : `No page has ${what}.`);
      return 0;
    }
    const files = cards.map((card) => join(out, fileOf(card)));
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

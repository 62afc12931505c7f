import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { listOf } from "../functions/engine/guide/places.ts";
import { content } from "../functions/wiring/content.ts";
import { replay } from "../infra/content/transcript.ts";

const files = globSync("content/transcripts/**/*.txt").sort();
const played = files.map((file) => ({ file, ...replay(content, readFileSync(file, "utf8")) }));

describe("content/transcripts (npm test -- -u rewrites what the assistant says)", () => {
  test.for(played)("$file", async ({ file, text }) => {
    await expect(text).toMatchFileSnapshot(`../${file}`);
  });
});

/** Every page and step that any transcript shows in a language. */
function said(language: string): Set<string> {
  const sayings = played.flatMap(({ turns }) =>
    turns.flatMap(({ turn }) => turn.replies.flatMap((reply) => reply.pages)),
  );
  return new Set(
    sayings.filter((saying) => saying.language === language).map(({ guide, place }) => `${guide ?? ""} ${place}`),
  );
}

describe("each way through the guides is in a transcript", () => {
  for (const guide of Object.values(content.guides))
    for (const language of guide.languages)
      test(`${guide.guide}, ${language}`, () => {
        const places = Object.entries(guide.pages).flatMap(([id, page]) => [
          id,
          ...listOf(guide, id, page).flatMap(({ to }) => (to.startsWith(`${id}#`) ? [to] : [])),
        ]);
        const heard = said(language);
        expect(places.filter((at) => !heard.has(`${guide.guide} ${at}`))).toEqual([]);
      });
  test("the transcripts have names that say what they show", () => {
    expect(files.map((file) => basename(file)).every((name) => /^[a-z0-9-]+\.txt$/.test(name))).toBe(true);
  });
});

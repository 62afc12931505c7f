import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { memoizeByText } from "../functions/engine/guide/once.ts";
import { listOf } from "../functions/engine/guide/places.ts";
import { content } from "../functions/wiring/content.ts";
import { replay } from "../infra/content/transcript.ts";

const all = globSync("content/transcripts/**/*.*").sort();
const files = all.filter((file) => file.endsWith(".txt"));
const play = memoizeByText((file) => replay(content, readFileSync(file, "utf8"), file));

describe("content/transcripts (npm run transcripts rewrites what the assistant says)", () => {
  test.for(files)("%s", async (file) => {
    await expect(play(file).text).toMatchFileSnapshot(`../${file}`);
  });

  test("each file there is a transcript: its name ends in .txt", () => {
    expect(all.filter((file) => !files.includes(file))).toEqual([]);
  });
});

/** Every page and step that any transcript shows in a language. */
function said(language: string): Set<string> {
  const sayings = files.flatMap((file) =>
    play(file).turns.flatMap(({ turn }) => turn.replies.flatMap((reply) => reply.pages)),
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
        const missing = places.filter((at) => !heard.has(`${guide.guide} ${at}`));
        expect(missing, `no transcript in ${language} shows ${missing.join(", ")}`).toEqual([]);
      });
  test("the transcripts have names that say what they show", () => {
    expect(files.map((file) => basename(file)).every((name) => /^[a-z0-9-]+\.txt$/.test(name))).toBe(true);
  });
});

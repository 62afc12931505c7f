import { expect, test } from "vitest";
import { written } from "../support/written.ts";
import { liveMany, storyOf } from "./many.ts";

/*
 * Some hundred worlds with everything that goes wrong in them. For many more: npm run world -- --seeds 100000
 */

const seeds = 400;

test(`${seeds} worlds: nobody is forgotten, nobody is asked twice, nor when or how they must not be`, async () => {
  const { counts, failed } = await liveMany(1, seeds, { log: written });
  expect(failed === undefined ? "" : await storyOf(failed)).toBe("");
  const count = (what: string) => counts.get(what) ?? 0;
  expect([count("lost"), count("doubled")]).toEqual([0, 0]);
  expect(count("check-backs sent")).toBeGreaterThan(seeds);
}, 120_000);

test("a world is its seed: twice the same story", async () => {
  expect(await storyOf(4711)).toBe(await storyOf(4711));
});

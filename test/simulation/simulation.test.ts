import { expect, test } from "vitest";
import { written } from "../support/written.ts";
import { runMany, traceOf } from "./many.ts";

/* Worlds with all the faults. For many more: npm run world -- --seeds 100000 */

const seeds = 200;

test(`in ${seeds} worlds no check-back is lost, sent twice, or sent when or how it must not be`, async () => {
  const { counts, failed } = await runMany(1, seeds, { log: written });
  expect(failed === undefined ? "" : await traceOf(failed)).toBe("");
  const count = (what: string) => counts.get(what) ?? 0;
  expect([count("lost"), count("doubled")]).toEqual([0, 0]);
  expect(count("check-backs sent")).toBeGreaterThan(seeds);
}, 120_000);

test("a seed always makes the same world", async () => {
  expect(await traceOf(4711)).toBe(await traceOf(4711));
});

import { expect, test } from "vitest";
import { compileSeconds } from "./guide-files.ts";

test("content of copies of the guides that ship passes all checks", { timeout: 120_000 }, () => {
  expect(compileSeconds(4)).toBeGreaterThan(0);
});

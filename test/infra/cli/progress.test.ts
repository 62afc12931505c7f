import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { progressOn } from "../../../infra/cli/progress.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Counts to four at intervals of 400 ms, and then reports a step. */
function countOn(isTTY: boolean): string {
  let text = "";
  const { count, step } = progressOn({ isTTY, write: (more) => (text += more) });
  for (const n of [1, 2, 3, 4, 5, 6]) {
    vi.advanceTimersByTime(400);
    count(`${n} of 6`);
  }
  step("writing ...");
  return text;
}

test("counts are shown once a second; on a terminal in one line, which a step ends", () => {
  expect(countOn(false)).toBe("3 of 6\n6 of 6\nwriting ...\n");
  expect(countOn(true)).toBe("\r3 of 6\u001b[K\r6 of 6\u001b[K\nwriting ...\n");
});

import { expect, test } from "vitest";
import type { Line } from "../../functions/log/log.ts";
import { withErrorLog } from "../../functions/log/log-errors.ts";

test("an error of an invocation is logged by its name only, and Lambda gets only the name", async () => {
  const lines: Line[] = [];
  const handler = withErrorLog({ log: (line) => void lines.push(line) }, "sweep", async (to: string) => {
    throw new RangeError(`could not write to ${to}`);
  });
  const thrown: Error = await handler("+85510000001").catch((error) => error);
  expect(thrown.message).toBe("RangeError: see the line before");
  expect(`${thrown.stack} ${String(thrown.cause)}`).not.toContain("8551");
  expect(lines).toEqual([
    { turn: "failed", in: "sweep", error: "RangeError", stack: expect.stringContaining("log-errors.test.ts:") },
  ]);
});

test("the result of a handler without an error is unchanged", async () => {
  const handler = withErrorLog({ log: () => expect.unreachable() }, "inbound", async (a: number, b: number) => a + b);
  expect(await handler(1, 2)).toBe(3);
});

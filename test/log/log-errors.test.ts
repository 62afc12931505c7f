import { expect, test } from "vitest";
import type { Line } from "../../functions/log/log.ts";
import { withErrorLog } from "../../functions/log/log-errors.ts";

test("what an invocation throws is logged by its name alone, and Lambda hears no more of it", async () => {
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

test("a handler that does well is left alone", async () => {
  const handler = withErrorLog({ log: () => expect.unreachable() }, "inbound", async (a: number, b: number) => a + b);
  expect(await handler(1, 2)).toBe(3);
});

import { expect, test, vi } from "vitest";
import type { Check } from "../../../../infra/operate/smoke/checks.ts";
import { lineOf, runChecks } from "../../../../infra/operate/smoke/run-checks.ts";

/** A check that fails this many times. */
function failing(name: string, times: number) {
  const run = vi.fn<Check["run"]>().mockResolvedValue(undefined);
  for (let n = 0; n < times; n += 1) run.mockResolvedValueOnce("not there");
  return { name, run };
}

async function runAll(...checks: Check[]) {
  const said: string[] = [];
  const slept: number[] = [];
  const sleep = async (ms: number) => void slept.push(ms);
  const isWell = await runChecks(checks, { report: (result) => said.push(lineOf(result)), progress: () => {}, sleep });
  return { isWell, said, slept };
}

test("each check has a line, and all have to succeed", async () => {
  expect(await runAll(failing("health", 0), failing("webhook", 0))).toEqual({
    isWell: true,
    said: ["ok      health", "ok      webhook"],
    slept: [],
  });
});

test("a check that fails is tried again and then reported, and those after it run, too", async () => {
  const [late, never] = [failing("late", 2), failing("never", 9)];
  const { isWell, said, slept } = await runAll(late, never, failing("webhook", 0));
  expect([isWell, late.run.mock.calls.length, never.run.mock.calls.length, slept.length]).toEqual([false, 3, 3, 4]);
  expect(said).toEqual(["ok      late", "failed  never: not there", "ok      webhook"]);
});

test("a check that waits for its result is not repeated", async () => {
  const check = { ...failing("metric", 9), waits: true } as const;
  expect((await runAll(check)).slept).toEqual([]);
});

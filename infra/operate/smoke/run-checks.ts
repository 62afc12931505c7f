import type { Check } from "./checks.ts";

/** A check that has run, and its problem when it failed. */
export type Result = { name: string; isOk: boolean; problem?: string };

export type Around = {
  /** Called after each check. */
  report: (result: Result) => void;
  progress: (line: string) => void;
  sleep: (ms: number) => Promise<unknown>;
};

/** A new address takes some seconds to propagate. The delay between attempts is in milliseconds. */
const maxAttempts = 3;
const delay = 5_000;

/** Runs the checks one after the other. Resolves to whether all succeeded. */
export async function runChecks(checks: Check[], around: Around): Promise<boolean> {
  let isHealthy = true;
  for (const check of checks) {
    const wrong = await attempt(check, around);
    const isOk = wrong === undefined;
    around.report({ name: check.name, isOk, ...(!isOk && { problem: wrong }) });
    isHealthy &&= isOk;
  }
  return isHealthy;
}

/** A result as a line of text. */
export const lineOf = ({ name, problem }: Result): string =>
  problem === undefined ? `ok      ${name}` : `failed  ${name}: ${problem}`;

async function attempt({ name, run, waits }: Check, { progress, sleep }: Around): Promise<string | undefined> {
  for (let attempts = 1; ; attempts += 1) {
    const wrong = await run();
    if (wrong === undefined || waits || attempts === maxAttempts) return wrong;
    progress(`${name}: not yet, trying again in ${delay / 1000} s ...`);
    await sleep(delay);
  }
}

import type { Check } from "./checks.ts";

export type Around = {
  say: (line: string) => void;
  progress: (line: string) => void;
  sleep: (ms: number) => Promise<unknown>;
};

/** A new address takes some seconds to propagate. The delay between attempts is in milliseconds. */
const maxAttempts = 3;
const delay = 5_000;

/** Runs the checks one after the other and prints a line for each. Resolves to whether all succeeded. */
export async function runChecks(checks: Check[], around: Around): Promise<boolean> {
  let isHealthy = true;
  for (const check of checks) {
    const wrong = await attempt(check, around);
    around.say(wrong === undefined ? `ok      ${check.name}` : `failed  ${check.name}: ${wrong}`);
    isHealthy &&= wrong === undefined;
  }
  return isHealthy;
}

async function attempt({ name, run, waits }: Check, { progress, sleep }: Around): Promise<string | undefined> {
  for (let attempts = 1; ; attempts += 1) {
    const wrong = await run();
    if (wrong === undefined || waits || attempts === maxAttempts) return wrong;
    progress(`${name}: not yet, trying again in ${delay / 1000} s ...`);
    await sleep(delay);
  }
}

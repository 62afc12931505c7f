import type { Check } from "./checks.ts";

export type Around = {
  say: (line: string) => void;
  progress: (line: string) => void;
  sleep: (ms: number) => Promise<unknown>;
};

/** A new address takes some seconds to be known everywhere: so often is looked at most, and so long apart. */
const tries = 3;
const apart = 5_000;

/** Looks at one after the other, prints a line for each, and tells whether all is well. */
export async function runChecks(checks: Check[], around: Around): Promise<boolean> {
  let isWell = true;
  for (const check of checks) {
    const wrong = await lookAt(check, around);
    around.say(wrong === undefined ? `ok      ${check.name}` : `failed  ${check.name}: ${wrong}`);
    isWell &&= wrong === undefined;
  }
  return isWell;
}

async function lookAt({ name, look, isPatient }: Check, { progress, sleep }: Around): Promise<string | undefined> {
  for (let tried = 1; ; tried += 1) {
    const wrong = await look();
    if (wrong === undefined || isPatient || tried === tries) return wrong;
    progress(`${name}: not yet, again in ${apart / 1000} s ...`);
    await sleep(apart);
  }
}

import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import type { Random } from "./random.ts";
import type { Trace } from "./record.ts";

/*
 * One invocation of a Lambda function. While it waits for something outside, other invocations run. At every wait it
 * can be slow, be frozen, or crash. What it did before a crash stays, and the rest does not happen.
 */

export type Environment = {
  clock: Clock;
  faults: Faults;
  random: Random;
  trace: Trace;
  /** Records that a rule was broken. */
  violated: (what: string) => void;
};

export type Process = {
  name: string;
  /**
   * A request to the outside. `act` runs when the request arrives there, even if the process has crashed by then.
   *
   * @param latency how long the outside takes for this answer, in milliseconds
   */
  ask: <T>(what: string, act: () => T | Promise<T>, latency?: (answer: T) => number) => Promise<T>;
  /** Waits so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
};

export type End<T> = { kind: "returned"; value: T } | { kind: "threw"; error: unknown } | { kind: "crashed" };

const minute = 60_000;

/** The errors of the outside world. */
const faultNames = ["ProvisionedThroughputExceededException", "TimeoutError", "AxiosError"] as const;
export const fault = (name: (typeof faultNames)[number]) => Object.assign(new Error(name), { name });
/** Whether the code under test may end with this error: one from outside, or one about a process that was frozen. */
export const isFault = (name: unknown) => [...faultNames, "TookTooLong"].some((each) => each === name);

type Invocation<T> = {
  name: string;
  /** When Lambda stops it, in milliseconds. Time in which it is frozen does not count. */
  timeout: number;
  body: (process: Process) => Promise<T>;
  ended: (end: End<T>) => void;
};

export function launch<T>(environment: Environment, { name, timeout, body, ended }: Invocation<T>) {
  const { clock, faults, random, trace, violated } = environment;
  let isAlive = true;
  let deadline = clock.now + timeout;
  function end(how: End<T>) {
    if (!isAlive) return;
    isAlive = false;
    if (how.kind === "threw") trace(name, `threw ${how.error}`);
    if (how.kind === "threw" && !isFault((how.error as Error).name))
      violated(`${name} threw ${(how.error as Error).stack}`);
    ended(how);
  }
  function crash(why: string) {
    if (isAlive) trace(name, why);
    end({ kind: "crashed" });
  }
  const watch = () => (clock.now < deadline ? clock.at(deadline, watch) : crash("was stopped: it took too long"));
  clock.at(deadline, watch);

  /** How long until the process has taken in an answer: long when it is slow, longest when Lambda has frozen it. */
  function reactionTime(): number {
    if (faults.strikes("pause")) return random.between(1_000, 4 * minute);
    if (!faults.strikes("sleep")) return random.between(1, 40);
    const frozen = random.between(1, 60) * minute;
    deadline += frozen;
    return frozen;
  }

  const ask: Process["ask"] = (what, act, latency = () => 0) =>
    new Promise((resolve, reject) => {
      if (!isAlive) return;
      if (faults.strikes("crash-before")) return crash(`crashed before ${what}`);
      const after = (ms: number, answered: () => void) =>
        clock.after(ms, () => {
          if (!isAlive) return;
          if (faults.strikes("crash-after")) return crash(`crashed after ${what}`);
          answered();
        });
      const arrive = async () => act();
      clock.after(random.between(1, 40), () => {
        arrive().then(
          (answer) => after(latency(answer) + reactionTime(), () => resolve(answer)),
          (error) => after(reactionTime(), () => reject(error)),
        );
      });
    });
  const sleep: Process["sleep"] = (ms) =>
    new Promise((resolve) => clock.after(Math.round(ms), () => isAlive && resolve()));
  body({ name, ask, sleep }).then(
    (value) => end({ kind: "returned", value }),
    (error) => end({ kind: "threw", error }),
  );
}

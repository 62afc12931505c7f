import type { Clock } from "./clock.ts";
import type { Weather } from "./faults.ts";
import type { Random } from "./random.ts";
import type { Tell } from "./record.ts";

/*
 * One invocation of one of our functions. Wherever it waits for something outside itself, others go on; and there it may be
 * slow, or fall asleep, or die: what it did before stays done, what comes after never happens.
 */

export type Around = {
  clock: Clock;
  weather: Weather;
  random: Random;
  tell: Tell;
  /** Something happened that must not. */
  wrong: (what: string) => void;
};

export type Process = {
  name: string;
  /**
   * A request to the outside. What `act` does, it does the moment the request arrives there, even when the process has
   * died in between.
   *
   * @param took how long the outside takes for this answer, in milliseconds
   */
  ask: <T>(what: string, act: () => T | Promise<T>, took?: (answer: T) => number) => Promise<T>;
};

export type End<T> = { kind: "ended"; value: T } | { kind: "failed"; error: unknown } | { kind: "died" };

const minute = 60_000;

/** The errors of the outside world: the only ones that our code may meet here. */
const faults = ["ProvisionedThroughputExceededException", "TimeoutError", "AxiosError"] as const;
export const fault = (name: (typeof faults)[number]) => Object.assign(new Error(name), { name });
export const isFault = (name: unknown) => faults.some((each) => each === name);

/** @param timeout when Lambda kills it, in milliseconds of its being awake */
export function launch<T>(
  { clock, weather, random, tell, wrong }: Around,
  name: string,
  timeout: number,
  body: (process: Process) => Promise<T>,
  ended: (end: End<T>) => void,
) {
  let isAlive = true;
  let deadline = clock.now + timeout;
  function end(how: End<T>) {
    if (!isAlive) return;
    isAlive = false;
    if (how.kind === "failed") tell(name, `failed: ${how.error}`);
    if (how.kind === "failed" && !isFault((how.error as Error).name))
      wrong(`${name} threw ${(how.error as Error).stack}`);
    ended(how);
  }
  function die(why: string) {
    if (isAlive) tell(name, why);
    end({ kind: "died" });
  }
  const watch = () => (clock.now < deadline ? clock.at(deadline, watch) : die("was killed: it took too long"));
  clock.at(deadline, watch);

  /** How long until the answer has sunk in: long when the process is starved, longest when Lambda froze it. */
  function sinkIn(): number {
    if (weather.strikes("pause")) return random.between(1_000, 4 * minute);
    if (!weather.strikes("sleep")) return random.between(1, 40);
    const asleep = random.between(1, 60) * minute;
    deadline += asleep;
    return asleep;
  }

  const ask: Process["ask"] = (what, act, took = () => 0) =>
    new Promise((resolve, reject) => {
      if (!isAlive) return;
      if (weather.strikes("crash-before")) return die(`crashed before ${what}`);
      const back = (answered: () => void, ms: number) =>
        clock.after(ms, () => {
          if (!isAlive) return;
          if (weather.strikes("crash-after")) return die(`crashed after ${what}`);
          answered();
        });
      const arrive = async () => act();
      clock.after(random.between(1, 40), () => {
        arrive().then(
          (answer) => back(() => resolve(answer), took(answer) + sinkIn()),
          (error) => back(() => reject(error), sinkIn()),
        );
      });
    });
  body({ name, ask }).then(
    (value) => end({ kind: "ended", value }),
    (error) => end({ kind: "failed", error }),
  );
}

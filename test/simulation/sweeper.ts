import type { Around } from "./process.ts";

/** The sweep's schedule. Runs that would find nothing are not run: they would change nothing. */
export function createSweeper({ clock, weather, tell }: Around, nextWake: () => number | undefined, sweep: () => void) {
  const every = 5 * 60_000;
  let armedFor = Number.POSITIVE_INFINITY;
  return function arm() {
    const wake = nextWake();
    if (wake === undefined) return;
    const tick = (Math.floor(Math.max(wake - 1, clock.now) / every) + 1) * every;
    if (armedFor <= tick) return;
    armedFor = tick;
    clock.at(tick, () => {
      if (armedFor !== tick) return;
      armedFor = Number.POSITIVE_INFINITY;
      if ((nextWake() ?? tick + 1) > tick) return arm();
      if (weather.strikes("sweep-skipped")) tell("sweep", "was not run");
      else sweep();
      arm();
    });
  };
}

import type { CheckBack } from "../../functions/engine/state/check-back.ts";
import { isPlanned, nextTime } from "./due.ts";
import type { InFlight } from "./in-flight.ts";
import { type Change, checkBackIn } from "./known.ts";
import { sweepEvery } from "./sweeper.ts";

/** The sweep's interval, and the time of one run without faults. */
const maxOverdue = sweepEvery + 90_000;

type Options = {
  now: () => number;
  /** How long the sweep leaves a planned time to its timer, in milliseconds. */
  sweepGrace: number;
  /** The longest time without a storm between two instants, in milliseconds. */
  longestCalm: (from: number, to: number) => number;
  inFlight: InFlight;
  violated: (what: string) => void;
};

/** @returns checks that no check-back has waited longer than the sweep needs when there are no faults */
export function createWaits({ now, sweepGrace, longestCalm, inFlight, violated }: Options): (change: Change) => void {
  const lastWritten = new Map<Change["account"], number>();

  function check({ account, after }: Change, was: CheckBack) {
    const due = nextTime(was);
    const is = checkBackIn(after, was.id);
    if (due === undefined || due >= now() || (is && nextTime(is) === due)) return;
    const from = isPlanned(was) ? due + sweepGrace : due;
    const last = lastWritten.get(account) ?? 0;
    // The others wait while another one may still be on its way.
    const other = inFlight.other(account, was.id, last);
    const since = Math.max(from, last, other?.until ?? 0);
    if (since >= now()) return;
    const waited = longestCalm(since, now());
    if (waited > maxOverdue)
      violated(`${account.name}: ${was.guide} ${was.id} waited ${Math.round(waited / 60_000)} minutes for nothing`);
  }

  return (change) => {
    for (const was of change.before?.checkBacks ?? []) check(change, was);
    lastWritten.set(change.account, now());
  };
}

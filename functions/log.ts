import type { Turn } from "./engine/turn.ts";
import { segmentsOf } from "./text/segments.ts";

/** Writes one line: a flat object. Never a number or a text of a person's, nor a reply. */
export type Log = (line: Record<string, string | number | boolean | undefined>) => void;

/** The log of a Lambda: a JSON object a line on standard output, which CloudWatch keeps. */
export const logJson: Log = (line) => console.log(JSON.stringify(line));

/**
 * One wide line for one turn. `ms` is how long it took, `segments` what its replies cost as SMS.
 *
 * @param began `performance.now()` of its beginning: what decides is `deps.now`, which can jump; what measures can't
 */
export function logTurn({ log }: { log: Log }, { conversation, replies, outcome }: Turn, began: number) {
  const segments = replies.reduce((sum, { text }) => sum + segmentsOf(text).segments, 0);
  const channel = conversation?.channel;
  const promise = conversation?.promise?.state;
  const ms = Math.round(performance.now() - began);
  log({ turn: outcome.did, ...outcome, did: undefined, channel, promise, segments, ms });
}

import { converse, type Deps } from "./converse.ts";
import type { Sender } from "./engine/turn.ts";
import { logTurn } from "./log.ts";

export type KeepDeps = Deps & { send: Sender };

/**
 * Keeps one promise: claim, send, settle. The claim is committed before Twilio is asked, so whoever else was woken
 * finds it taken. Answers with what came of it, for the log; throws when what is stored can't be read or written.
 *
 * @param id the promise whose alarm went off; without it, whichever the person has open
 */
export async function keep(deps: KeepDeps, person: string, id?: string): Promise<string> {
  const began = performance.now();
  const { turn, address } = await converse(deps, person, { kind: "due", promise: id });
  const [reply] = turn.replies;
  const { conversation } = turn;
  const promise = conversation?.promise;
  if (!reply || !conversation || !promise) {
    logTurn(deps, turn, began);
    return turn.outcome.did;
  }
  const sent =
    address === undefined
      ? ({ kind: "refused", verdict: "ours", code: undefined } as const)
      : await deps.send({ to: address, from: conversation.line, text: reply.text, promise: promise.id });
  const settled = await converse(deps, person, { kind: "settled", promise: promise.id, sent });
  const { did } = settled.turn.outcome;
  logTurn(
    deps,
    { ...settled.turn, replies: turn.replies, outcome: { ...turn.outcome, did: `check-back-${did}` } },
    began,
  );
  return did;
}

/** Keeps a promise as `keep` does; a failure is logged and answered with false, so that others' promises go on. */
export async function tryToKeep(deps: KeepDeps, person: string, id?: string): Promise<boolean> {
  try {
    await keep(deps, person, id);
    return true;
  } catch (error) {
    deps.log({ turn: "keep-failed", error: error instanceof Error ? error.name : "unknown" });
    return false;
  }
}

/** How many overdue promises of each shard one run of the sweep takes on; the next run takes the rest. */
const perShard = 15;

/**
 * The sweep, the second wake-up: keeps whatever is past due, in case a timer was removed late or its record was lost.
 * Answers with how many promises it found.
 */
export async function keepOverdue(deps: KeepDeps): Promise<number> {
  const people = await deps.store.overdue(deps.now(), perShard);
  for (const person of people) await tryToKeep(deps, person);
  return people.length;
}

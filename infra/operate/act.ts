import type { OperatorEvent } from "../../functions/engine/state/turn.ts";
import { runTurn } from "../../functions/run-turn.ts";
import type { Times } from "./format-time.ts";
import type { Found } from "./scan-check-backs.ts";
import type { Place } from "./target.ts";

const refused: Record<string, string> = {
  "not-stuck": "can't be opened again: only what is unsendable can",
  "opted-out": "stays as it is: the person opted out",
  "too-late":
    "stays as it is: the person's last word was more than 14 days ago, and the number may be a stranger's now",
  "no-address": "can't be opened again: there is nothing to write to any more, the address was erased when it ended",
  "no-page": "can't be opened again: the content no longer has the page that it asks with",
  "nothing-to-cancel": "is over already: nothing is left to cancel",
  "no-promise": "has just changed: look again",
};

/**
 * Opens a promise again, or ends it: by the same door as everything else, so it is written only if nothing else has
 * changed the person's conversation meanwhile. Answers in words; throws when it can't be done.
 */
export async function act(
  { deps }: Place,
  found: [Found, ...Found[]],
  what: "retry" | "cancel",
  times: Times,
): Promise<string> {
  // Where it moved away from, nothing is left to do.
  const { person, conversation } =
    found.find(({ conversation: { promise } }) => promise.state !== "handed-over" && !promise.isHandoverNotice) ??
    found[0];
  const { id } = conversation.promise;
  const { address } = await deps.store.load(person, deps.now());
  const event: OperatorEvent = { kind: "operate", promise: id, what, isReachable: address !== undefined };
  const { turn } = await runTurn(deps, person, event);
  const { did } = turn.outcome;
  const promise = turn.conversation?.promise;
  if (did === "retried" && promise) return `${id} is open again, due ${times.at(promise.dueAt)} (${times.zone})`;
  if (did !== "cancelled" || !promise) throw new Error(`${id} ${refused[did] ?? did}`);
  return promise.state === "sending"
    ? `${id} is just being sent: if it does not go out this time, it is not tried again`
    : `${id} is ${promise.state === "cancelled" ? "cancelled" : `${promise.state}, and is not asked once more`}`;
}

import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import { checkBackById } from "../../functions/engine/state/conversation.ts";
import type { OperatorEvent } from "../../functions/engine/state/event.ts";
import type { OperatorOutcome } from "../../functions/engine/state/happened.ts";
import { runTurn } from "../../functions/run-turn.ts";
import type { Times } from "./format-time.ts";
import type { Found } from "./scan-check-backs.ts";
import type { Place } from "./target.ts";

const refused: Record<Exclude<OperatorOutcome, "retried" | "cancelled">, string> = {
  "not-unsendable": "can't be opened again: only an unsendable one can",
  "opted-out": "stays as it is: the person opted out",
  "too-late": "stays as it is: the person's last message is more than 14 days old, and the number may have a new owner",
  "no-address": "can't be opened again: its address was erased when it ended",
  "no-page": "can't be opened again: the content no longer has its page",
  "nothing-to-cancel": "has already ended: there is nothing to cancel",
  "no-check-back": "has just changed: run the command again",
  "no-conversation": "has just been erased",
  erased: "has just been erased",
};

/**
 * Retries or cancels a check-back by a turn, which is written only if the conversation has not changed in between.
 *
 * @returns a line about the result; rejects when it can't be done
 */
export async function act(
  { deps }: Place,
  found: [Found, ...Found[]],
  { command, times }: { command: "retry" | "cancel"; times: Times },
): Promise<string> {
  // The conversation that a check-back moved away from has nothing to do.
  const { person, checkBack } =
    found.find((each) => each.checkBack.state !== "handed-over" && each.checkBack.purpose === "ask") ?? found[0];
  const { id } = checkBack;
  const event: OperatorEvent = { kind: "operator", checkBack: id, command };
  const { turn } = await runTurn(deps, person, event);
  const outcome = turn.happened.find((each) => each.kind === "operator")?.outcome ?? "no-check-back";
  const after = checkBackById(turn.conversation, id);
  const dueAt = after && wakeAt(after);
  switch (outcome) {
    case "retried":
      return `${id} is open again, due ${dueAt === undefined ? "now" : times.at(dueAt)} (${times.zone})`;
    case "cancelled":
      return after?.state === "sending"
        ? `${id} is being sent now: if this attempt fails, it is not tried again`
        : `${id} is ${after?.state === "cancelled" ? "cancelled" : `${after?.state}, and is not asked again`}`;
    default:
      throw new Error(`${id} ${refused[outcome]}`);
  }
}

import { type CheckBack, lastAttempt } from "../engine/state/check-back.ts";
import type { FailureKind } from "../engine/state/failure.ts";
import type { Happened } from "../engine/state/happened.ts";
import { failureIn } from "./outcome.ts";

/** The fields of a log line about the check-backs of a turn. */
export type CheckBackFields = {
  made?: true | undefined;
  sent?: true | undefined;
  /** It was sent at its first attempt. */
  first?: true | undefined;
  undeliverable?: true | undefined;
  unsendable?: true | undefined;
  /** Why a send failed, and the provider's error code. */
  failure?: FailureKind | undefined;
  code?: number | undefined;
  /** How long after it was due the check-back was claimed to be sent, in seconds. */
  late?: number | undefined;
};

/** Counts the events of check-backs in a turn. */
export function checkBackFields(happened: Happened[]): CheckBackFields {
  const fields: CheckBackFields = {};
  for (const each of happened) {
    if (each.kind !== "check-back") continue;
    const { event, checkBack } = each;
    const { failure, code } = failureIn(event);
    if (failure !== undefined) fields.failure = failure;
    if (code !== undefined) fields.code = code;
    if (event.kind === "made") fields.made = true;
    if (event.kind === "sent" && checkBack.purpose === "ask") Object.assign(fields, sentFields(checkBack));
    if (checkBack.state === "undeliverable" || checkBack.state === "undelivered") fields.undeliverable = true;
    if (checkBack.state === "unsendable") fields.unsendable = true;
  }
  return fields;
}

/** The lateness is that of the first attempt. A check-back that asks once more is never late. */
function sentFields(checkBack: CheckBack): CheckBackFields {
  const attempt = lastAttempt(checkBack);
  const dueAt = "dueAt" in checkBack ? (checkBack.firstDueAt ?? checkBack.dueAt) : undefined;
  const isFirst = checkBack.timesAsked === 1 && attempt !== undefined && dueAt !== undefined;
  return {
    sent: true,
    ...(attempt?.number === 1 && { first: true }),
    ...(isFirst && { late: Math.max(0, Math.round((attempt.startedAt - dueAt) / 1000)) }),
  };
}

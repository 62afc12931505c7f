import type { Detour, Open, Sending, Sent } from "../state/check-back.ts";
import type { DelayReason, FailureKind } from "../state/failure.ts";
import { type Changed, identityOf, record } from "./changed.ts";
import { ended } from "./end.ts";
import { type RetriedFailure, retryDelay } from "./retry-delay.ts";

/* What happens to a check-back that the provider refused, or accepted and could not deliver. */

type ReroutedFailure =
  | Exclude<FailureKind, RetriedFailure | "number-gone" | "opted-out" | "our-fault" | "unlisted">
  | "channel-limit";

/**
 * How often the provider may accept one message and then fail to deliver it. Other failures are retried until it is too
 * late.
 */
const maxFailures = 4;
const isBounded = (failure: RetriedFailure) => failure === "transient" || failure === "unreachable";

/** The reason that is recorded for each failure. After sending, it is the phone or its carrier. */
const delayedBy = {
  "not-accepted": "refused",
  "account-blocked": "account",
  "sender-blocked": "account",
  "country-blocked": "country",
  "over-budget": "budget",
  "over-pace": "pace",
  "channel-limit": "limit",
  transient: "phone",
  unreachable: "phone",
} as const satisfies Record<RetriedFailure, DelayReason>;

type Routes = Pick<Detour, "routes" | "otherwise">;

/** The routes for a message that cannot be sent as it is, in order, and the outcome when none is left. */
const detours: Record<ReroutedFailure, Routes> = {
  "channel-limit": { routes: ["sms"], otherwise: "not-accepted" },
  "window-closed": { routes: ["template", "sms"], otherwise: "no-template" },
  "not-on-channel": { routes: ["sms"], otherwise: "number-gone" },
  "template-withheld": { routes: ["sms", "template"], otherwise: "number-gone" },
  "template-unusable": { routes: ["template", "sms"], otherwise: "our-fault" },
  "template-paused": { routes: ["template", "sms"], otherwise: "not-accepted" },
};

type Failure<Kind extends FailureKind = FailureKind> = { failure: Kind; code: number | undefined };

/**
 * The check-back after a refusal or a failed delivery: due again, ended, or to be sent by another route.
 *
 * @param code the provider's error code, which is stored for the operator
 * @param now epoch milliseconds
 */
export function afterFailure(checkBack: Sending | Sent, { failure, code }: Failure, now: number): Changed {
  switch (failure) {
    case "not-accepted":
    case "account-blocked":
    case "sender-blocked":
    case "country-blocked":
    case "over-budget":
    case "over-pace":
    case "transient":
    case "unreachable":
      return retryLater(checkBack, { failure, code }, now);
    case "number-gone":
      return ended(checkBack, "undeliverable", now, { why: "number-gone", failure, code });
    case "opted-out":
      return ended(checkBack, "cancelled", now, { why: "opted-out", failure, code });
    case "our-fault":
    case "unlisted":
      return ended(checkBack, "unsendable", now, { why: "our-fault", failure, code });
    case "window-closed":
      // A template may be sent at any time. When even a template is refused as too late, an operator has to look.
      if (checkBack.attempt.by !== "text" && !checkBack.doNotRetry)
        return ended(checkBack, "unsendable", now, { why: "refused-as-template", failure, code });
      return tryOtherRoute(checkBack, { failure, code }, now);
    case "channel-limit":
    case "not-on-channel":
    case "template-withheld":
    case "template-unusable":
    case "template-paused":
      return tryOtherRoute(checkBack, { failure, code }, now);
  }
}

/** How often the person was asked, without a message that could not be delivered. */
const timesReallyAsked = ({ state, timesAsked }: Open | Sending | Sent) =>
  state === "sent" ? timesAsked - 1 : timesAsked;

/** The fields of the check-back when it is open again. */
function openAgain(checkBack: Open | Sending | Sent, code: number | undefined) {
  const { firstDueAt, code: handoverCode, error = undefined } = checkBack;
  const attempt = checkBack.state === "open" ? checkBack.lastAttempt : checkBack.attempt;
  const known = code ?? error;
  return {
    ...identityOf(checkBack),
    state: "open" as const,
    timesAsked: timesReallyAsked(checkBack),
    failures: checkBack.failures,
    ...(firstDueAt !== undefined && { firstDueAt }),
    ...(handoverCode !== undefined && { code: handoverCode }),
    ...(attempt && { lastAttempt: attempt }),
    ...(known !== undefined && { error: known }),
  };
}

const isUnwanted = (checkBack: Open | Sending | Sent): boolean =>
  checkBack.state !== "open" && checkBack.doNotRetry === true;

/** The provider did not accept it, or failed to deliver it: due again later. */
function retryLater(
  checkBack: Open | Sending | Sent,
  { failure, code }: Failure<RetriedFailure>,
  now: number,
): Changed {
  const { failed, delayed } = checkBack.failures;
  const failures = isBounded(failure) ? { failed: failed + 1, delayed } : { failed, delayed: delayed + 1 };
  const next = openAgain({ ...checkBack, failures }, code);
  if (isUnwanted(checkBack))
    return ended({ ...next, dueAt: now }, "cancelled", now, { why: "no-retry", failure, code });
  if (isBounded(failure) && failures.failed >= maxFailures)
    return ended({ ...next, dueAt: now }, failure === "unreachable" ? "undeliverable" : "unsendable", now, {
      why: "last-failure",
      failure,
      code,
    });
  const times = isBounded(failure) ? failures.failed : failures.delayed;
  const dueAt = now + retryDelay(failure, next.id, times);
  return record({ ...next, dueAt, delayedBy: delayedBy[failure] }, now, {
    kind: "delayed",
    failure,
    ...(code !== undefined && { code }),
  });
}

/** The provider does not know the message: it is sent again. */
export function notFound(checkBack: Sending, now: number): Changed {
  const { checkBack: next, events } = retryLater(checkBack, { failure: "not-accepted", code: undefined }, now);
  if (next.state !== "open") return { checkBack: next, events };
  return record({ ...next, history: checkBack.history }, now, { kind: "not-found" });
}

/** Due at once by another route. A refused template is not tried again. */
function tryOtherRoute(checkBack: Sending | Sent, { failure, code }: Failure<ReroutedFailure>, now: number): Changed {
  const next = { ...openAgain(checkBack, code), dueAt: now };
  if (checkBack.doNotRetry) return ended(next, "cancelled", now, { why: "no-retry", failure, code });
  const { by } = checkBack.attempt;
  const tried = [...(checkBack.detour?.tried ?? []), ...(by === "text" ? [] : [by.template])];
  const detour: Detour = { ...detours[failure], tried };
  return record({ ...next, ...(checkBack.delayedBy && { delayedBy: checkBack.delayedBy }), detour }, now, {
    kind: "rerouted",
    failure,
    ...(code !== undefined && { code }),
  });
}

/** The check-back when no other route is left. */
export function withoutRoute(checkBack: Open, now: number): Changed {
  switch (checkBack.detour?.otherwise) {
    case "number-gone":
      return ended(checkBack, "undeliverable", now, { why: "no-other-route" });
    case "not-accepted":
      return retryLater(checkBack, { failure: "channel-limit", code: undefined }, now);
    case "our-fault":
      return ended(checkBack, "unsendable", now, { why: "no-other-route" });
    case "no-template":
    case undefined:
      return ended(checkBack, "unsendable", now, { why: "no-template" });
  }
}

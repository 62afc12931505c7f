import type { Language } from "../../text/language.ts";
import {
  type CheckBack,
  type Delivered,
  lastAttempt,
  type Open,
  type Sending,
  type Sent,
  type Undeliverable,
  type Undelivered,
} from "../state/check-back.ts";
import { type Changed, identityOf, record, silently } from "./changed.ts";

/* The transitions of a check-back from state to state: see state/check-back.ts. All instants are epoch milliseconds. */

/** The interval of asking the provider for the result of a send, in milliseconds. */
const lookUpEvery = 15 * 60 * 1000;

export const noFailures = { failed: 0, delayed: 0 };

/** The number of message ids that are stored: as many as one look-up at the provider lists. */
const maxMessageIds = 50;

type NewCheckBack = Pick<Open, "id" | "guide" | "askPage" | "dueAt"> & { code?: string | undefined };

/** A new check-back. `code` moves it to another phone. */
export function made({ id, guide, askPage, dueAt, code }: NewCheckBack, now: number): Changed<Open> {
  const checkBack: Open = {
    state: "open",
    id,
    guide,
    askPage,
    purpose: "ask",
    madeAt: now,
    timesAsked: 0,
    messageIds: [],
    history: [],
    dueAt,
    failures: noFailures,
    ...(code !== undefined && { code }),
  };
  return record(checkBack, now, { kind: "made" });
}

/** The states that can be claimed: due for the first time, or due to ask once more. */
export type Claimable = Open | Sent | Delivered;

/**
 * Claims a check-back for one attempt to send it. The claim is valid until its lease ends.
 *
 * @param template the language of the template; without it the message is sent as text
 * @param from our address
 * @param justSent the ids of messages that the person's other check-backs sent shortly before
 */
export function claimed(
  checkBack: Claimable,
  { now, template, from, justSent }: { now: number; template: Language | undefined; from: string; justSent: string[] },
): Changed<Sending> {
  const attempt = {
    number: (lastAttempt(checkBack)?.number ?? 0) + 1,
    startedAt: now,
    from,
    by: template === undefined ? ("text" as const) : { template },
  };
  const { code } = checkBack;
  const kept = {
    ...identityOf(checkBack),
    ...(code !== undefined && { code }),
    attempt,
    ...(justSent.length > 0 && { justSent }),
    state: "sending",
  } as const;
  if (checkBack.state !== "open") {
    const dueAt = checkBack.askAgainAt ?? now;
    return record({ ...kept, dueAt, firstDueAt: dueAt, failures: noFailures }, now, { kind: "claimed-again" });
  }
  const { dueAt, firstDueAt = dueAt, failures, delayedBy, error, detour } = checkBack;
  return record(
    {
      ...kept,
      dueAt,
      firstDueAt,
      failures,
      ...(delayedBy && { delayedBy }),
      ...(error !== undefined && { error }),
      ...(detour && { detour }),
    },
    now,
    { kind: "claimed" },
  );
}

/** Postponed to the guide's contact hours. */
export function postponed(checkBack: Claimable, until: number, now: number): Changed {
  const { closesAt, ...rest } = checkBack;
  const next: CheckBack =
    rest.state === "open"
      ? { ...rest, dueAt: until, firstDueAt: rest.firstDueAt ?? rest.dueAt }
      : { ...rest, askAgainAt: until };
  return record(next, now, { kind: "postponed" });
}

/** The provider has accepted the message. @param askAgainAt when to ask once more if there is no answer */
export function sent(checkBack: Open | Sending, messageId: string, now: number, askAgainAt?: number): Changed {
  const attempt = lastAttempt(checkBack);
  // Without an attempt, no message was sent.
  if (!attempt) return silently(checkBack);
  const event = { kind: "sent", by: attempt.by === "text" ? "text" : "template" } as const;
  const messageIds = [...checkBack.messageIds, messageId].slice(-maxMessageIds);
  const identity = { ...identityOf(checkBack), timesAsked: checkBack.timesAsked + 1, messageIds };
  if (checkBack.purpose === "notice") return record({ ...identity, state: "handed-over" }, now, event);
  const { dueAt, firstDueAt, failures, detour, code } = checkBack;
  const doNotRetry = checkBack.state === "sending" && checkBack.doNotRetry;
  const next: Sent = {
    ...identity,
    state: "sent",
    attempt,
    dueAt,
    failures,
    ...(firstDueAt !== undefined && { firstDueAt }),
    ...(detour && { detour }),
    ...(code !== undefined && { code }),
    ...(doNotRetry && { doNotRetry }),
    ...(askAgainAt !== undefined && !doNotRetry && { askAgainAt }),
  };
  return record(next, now, event);
}

/** The provider does not know the result yet. The check-back stays claimed, and the provider is asked again later. */
export const stillUnknown = (checkBack: Sending, now: number): Changed =>
  silently({ ...checkBack, lookUpAt: now + lookUpEvery });

/** A delivery report says that the message arrived. */
export function arrived(checkBack: CheckBack, state: "delivered" | "read", now: number): Changed {
  const attempt = lastAttempt(checkBack);
  if (!attempt) return silently(checkBack);
  const event = { kind: state } as const;
  if (checkBack.purpose === "notice") return record({ ...identityOf(checkBack), state: "handed-over" }, now, event);
  const code = "code" in checkBack ? checkBack.code : undefined;
  const askAgainAt = "askAgainAt" in checkBack ? checkBack.askAgainAt : undefined;
  const closesAt = "askAgainAt" in checkBack ? checkBack.closesAt : undefined;
  const next: Delivered = {
    ...identityOf(checkBack),
    state,
    attempt,
    ...(code !== undefined && { code }),
    ...(askAgainAt !== undefined && { askAgainAt }),
    ...(closesAt !== undefined && { closesAt }),
  };
  return record(next, now, event);
}

/** It did not arrive and is not retried. The person is not asked once more, because the number cannot be reached. */
export function undelivered(checkBack: Sent, now: number, code: number | undefined): Changed {
  const event = { kind: "undelivered", ...(code !== undefined && { code }) } as const;
  const next: Undelivered = {
    ...identityOf(checkBack),
    state: "undelivered",
    attempt: checkBack.attempt,
    ...(checkBack.code !== undefined && { code: checkBack.code }),
    ...(code !== undefined && { error: code }),
  };
  return record(next, now, event);
}

/** Whether no message of the check-back has reached the person. */
export const isMissed = (checkBack: CheckBack): checkBack is Undelivered | Undeliverable =>
  (checkBack.state === "undelivered" && checkBack.timesAsked <= 1) ||
  (checkBack.state === "undeliverable" && checkBack.timesAsked === 0);

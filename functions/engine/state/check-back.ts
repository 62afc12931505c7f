import * as z from "zod/mini";
import { checkBackEvent } from "./check-back-event.ts";
import { delayReasons } from "./failure.ts";

/*
 * A check-back: a union by state. Each state has only the fields that mean something in it. Instants are epoch
 * milliseconds.
 *
 *   open -> sending -> sent -> delivered -> read, or undelivered
 *   open, sending -> cancelled | overtaken | too-late | undeliverable | unsendable | handed-over
 *
 * Back to open: delayed, rerouted, not found at the provider, or due to be asked once more.
 */

const identity = {
  id: z.string(),
  guide: z.string(),
  /** The page that is sent to the person. */
  askPage: z.string(),
  /** `notice`: the check-back moved to another phone, and this message only says so. */
  purpose: z.enum(["ask", "notice"]),
  madeAt: z.number(),
  /** How often the person was asked. */
  timesAsked: z.number(),
  /** The provider's ids of the accepted messages, the newest last. */
  messageIds: z.array(z.string()),
  /** Its events: the first one and the newest ones. */
  history: z.array(z.object({ at: z.number(), event: checkBackEvent })),
};

const attempt = z.object({
  /** 1 for the first. */
  number: z.number(),
  startedAt: z.number(),
  /** Our address that the attempt is sent from. */
  from: z.string(),
  by: z.union([z.literal("text"), z.object({ template: z.string() })]),
});

const pending = {
  dueAt: z.number(),
  /** When it was first due. It is set at the first attempt and stays when a retry moves `dueAt`. */
  firstDueAt: z.optional(z.number()),
  /**
   * How often the provider accepted it and failed, and how often it did not accept it, since the first attempt to ask.
   */
  failures: z.object({ failed: z.number(), delayed: z.number() }),
  /** Why it was not sent when it was first due. */
  delayedBy: z.optional(z.enum(delayReasons)),
  /** The provider's last error code. */
  error: z.optional(z.number()),
  /**
   * After a message that could not be sent as it was: the remaining routes, the tried languages, and the outcome
   * without a route.
   */
  detour: z.optional(
    z.object({
      routes: z.array(z.enum(["template", "sms"])),
      tried: z.array(z.string()),
      otherwise: z.enum(["number-gone", "our-fault", "no-template", "not-accepted"]),
    }),
  ),
};

/** The code moves the check-back to the phone that it is texted from. */
const movable = { code: z.optional(z.string()) };
/** The end of the contact hours in which it is planned. It is stored because the sweep does not know the guide. */
const planned = { closesAt: z.optional(z.number()) };
const error = z.optional(z.number());

const open = z.object({
  state: z.literal("open"),
  ...identity,
  ...pending,
  ...movable,
  ...planned,
  lastAttempt: z.optional(attempt),
});

const sending = z.object({
  state: z.literal("sending"),
  ...identity,
  ...pending,
  ...movable,
  attempt,
  /**
   * The provider's ids of messages that the person's other check-backs sent shortly before. A check-back that is
   * replaced in between takes its ids with it, and a look-up must not take its message for this one's.
   */
  justSent: z.optional(z.array(z.string())),
  /** When to ask the provider again about the result. */
  lookUpAt: z.optional(z.number()),
  doNotRetry: z.optional(z.literal(true)),
});

/** `askAgainAt`: when to ask once more if there is no answer. */
const arrived = { ...identity, ...movable, ...planned, attempt, askAgainAt: z.optional(z.number()) };

const sent = z.object({
  state: z.literal("sent"),
  ...arrived,
  ...pending,
  doNotRetry: z.optional(z.literal(true)),
});
const delivered = z.object({ state: z.enum(["delivered", "read"]), ...arrived });

/** `wasTold`: the person got a note about it when they next wrote. */
const undelivered = z.object({
  state: z.literal("undelivered"),
  ...identity,
  ...movable,
  attempt,
  error,
  wasTold: z.optional(z.literal(true)),
});
const undeliverable = z.object({
  state: z.literal("undeliverable"),
  ...identity,
  error,
  wasTold: z.optional(z.literal(true)),
});
/** An operator can reopen it. `lastAttempt` is the attempt before, if there was one. */
const unsendable = z.object({ state: z.literal("unsendable"), ...identity, error, lastAttempt: z.optional(attempt) });
const over = z.object({ state: z.enum(["cancelled", "overtaken", "too-late"]), ...identity, error });

/** `smsPerson`: it continues by SMS to the same number, under this person key. */
const handedOver = z.object({ state: z.literal("handed-over"), ...identity, smsPerson: z.optional(z.string()) });

export const checkBack = z.discriminatedUnion("state", [
  open,
  sending,
  sent,
  delivered,
  undelivered,
  undeliverable,
  unsendable,
  over,
  handedOver,
]);

export type CheckBack = z.infer<typeof checkBack>;
export type CheckBackState = CheckBack["state"];

const states: Record<CheckBackState, true> = {
  open: true,
  sending: true,
  sent: true,
  delivered: true,
  read: true,
  undelivered: true,
  cancelled: true,
  overtaken: true,
  "too-late": true,
  undeliverable: true,
  unsendable: true,
  "handed-over": true,
};
export const checkBackStates = Object.keys(states) as CheckBackState[];
export type Attempt = z.infer<typeof attempt>;
export type Open = z.infer<typeof open>;
export type Sending = z.infer<typeof sending>;
export type Sent = z.infer<typeof sent>;
export type Delivered = z.infer<typeof delivered>;
export type Undelivered = z.infer<typeof undelivered>;
export type Undeliverable = z.infer<typeof undeliverable>;
export type Detour = NonNullable<Open["detour"]>;
export type EndState = "cancelled" | "overtaken" | "too-late" | "undeliverable" | "unsendable" | "handed-over";

/** The last attempt, if there was one and it is still stored. */
export function lastAttempt(checkBack: CheckBack): Attempt | undefined {
  if ("attempt" in checkBack) return checkBack.attempt;
  return "lastAttempt" in checkBack ? checkBack.lastAttempt : undefined;
}

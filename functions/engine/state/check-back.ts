import * as z from "zod/mini";
import { languages } from "../../text/language.ts";
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
  /** The page that the message to the person consists of. */
  askPage: z.string(),
  /** `notice`: it has moved to another phone, and this message only says so. */
  purpose: z.enum(["ask", "notice"]),
  madeAt: z.number(),
  /** How often the person was asked. */
  timesAsked: z.number(),
  /** The provider's ids of the messages that it accepted, the last one last. */
  messageIds: z.array(z.string()),
  /** What happened to it, the first event and the newest ones. */
  history: z.array(z.object({ at: z.number(), event: checkBackEvent })),
};

const attempt = z.object({
  /** 1 for the first. */
  number: z.number(),
  startedAt: z.number(),
  /** Our address that it was sent from. */
  from: z.string(),
  by: z.union([z.literal("text"), z.object({ template: z.enum(languages) })]),
});

const pending = {
  dueAt: z.number(),
  /** When it was first due, from its first attempt on. A retry moves `dueAt`, and this stays. */
  firstDueAt: z.optional(z.number()),
  /** How often the provider took it and failed, and how often it never took it, since the first attempt to ask. */
  failures: z.object({ failed: z.number(), delayed: z.number() }),
  /** Why it was not sent when it was first due. */
  delayedBy: z.optional(z.enum(delayReasons)),
  /** The provider's last error code. */
  error: z.optional(z.number()),
  /** It cannot be sent as it was last: the routes that are left, the languages that were tried, and what it is without one. */
  detour: z.optional(
    z.object({
      routes: z.array(z.enum(["template", "sms"])),
      tried: z.array(z.enum(languages)),
      otherwise: z.enum(["number-gone", "our-fault", "no-template", "not-accepted"]),
    }),
  ),
};

/** Texted from another phone, the code moves the check-back there. */
const movable = { code: z.optional(z.string()) };
/** When the contact hours end in which it is planned: the sweep knows no guide. */
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
  /** The provider could not say what became of it: when to ask again. */
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

/** `wasTold`: the person was told so when they next wrote. */
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
/** An operator can open it again. `attempt` is the last one, if there was one. */
const unsendable = z.object({ state: z.literal("unsendable"), ...identity, error, lastAttempt: z.optional(attempt) });
const over = z.object({ state: z.enum(["cancelled", "overtaken", "too-late"]), ...identity, error });

/** `smsPerson`: it goes on by SMS to the same number, under this person key. */
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

export const checkBackStates = [
  "open",
  "sending",
  "sent",
  "delivered",
  "read",
  "undelivered",
  "cancelled",
  "overtaken",
  "too-late",
  "undeliverable",
  "unsendable",
  "handed-over",
] as const satisfies readonly CheckBackState[];
export type Attempt = z.infer<typeof attempt>;
export type Open = z.infer<typeof open>;
export type Sending = z.infer<typeof sending>;
export type Sent = z.infer<typeof sent>;
export type Delivered = z.infer<typeof delivered>;
export type Undelivered = z.infer<typeof undelivered>;
export type Undeliverable = z.infer<typeof undeliverable>;
export type Detour = NonNullable<Open["detour"]>;
export type EndState = "cancelled" | "overtaken" | "too-late" | "undeliverable" | "unsendable" | "handed-over";

/** The attempt that was made last, if there was one and it is still known. */
export function lastAttempt(checkBack: CheckBack): Attempt | undefined {
  if ("attempt" in checkBack) return checkBack.attempt;
  return "lastAttempt" in checkBack ? checkBack.lastAttempt : undefined;
}

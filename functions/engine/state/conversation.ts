import * as z from "zod/mini";
import { languages } from "../../text/language.ts";

/*
 * Where a person stands: what is stored of them between two messages, as JSON. It holds no text of theirs and no
 * address. All instants are epoch milliseconds.
 */

export const hour = 60 * 60 * 1000;
export const day = 24 * hour;

const pageRef = z.object({
  guide: z.optional(z.string()),
  place: z.string(),
  language: z.enum(languages),
  facts: z.optional(z.record(z.string(), z.string())),
  part: z.optional(z.enum(["list", "missed", "template", "go-on"])),
  /** Of a list, the choices that lead to these only. */
  only: z.optional(z.array(z.string())),
});

/** Why a check-back was not sent when it was first due, as far as Twilio or our limits said why. */
export const refusalReasons = ["account", "country", "limit", "refused", "budget", "phone"] as const;

const promise = z.object({
  id: z.string(),
  guide: z.string(),
  /** The page that we write first with. */
  askPage: z.string(),
  madeAt: z.number(),
  dueAt: z.number(),
  state: z.enum([
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
  ]),
  /** How often it was claimed to be sent; how often Twilio then took it and failed, and how often it never took it. */
  attempts: z.number(),
  failed: z.number(),
  delayed: z.optional(z.number()),
  /** How often the person was asked. */
  timesAsked: z.optional(z.number()),
  claimedAt: z.optional(z.number()),
  /** When it was first due, from its first attempt on: back-off moves `dueAt`, and this stays. */
  firstDueAt: z.optional(z.number()),
  /** When the contact hours end in which it is to be sent: see sweepAt. */
  closesAt: z.optional(z.number()),
  /** Why it was not sent at its first attempt. */
  waitsFor: z.optional(z.enum(refusalReasons)),
  /** It cannot be sent as it was last: the ways that are left, the templates that were tried, and what it is without a way. */
  elsewhere: z.optional(
    z.object({
      ways: z.array(z.enum(["another-template", "sms"])),
      tried: z.array(z.enum(languages)),
      otherwise: z.enum(["gone", "ours", "later"]),
    }),
  ),
  /** The address of ours that it was last sent from. */
  sentFrom: z.optional(z.string()),
  /** Twilio could not say what became of it: when to ask again. */
  askTwilioAt: z.optional(z.number()),
  /** When to ask once more if nobody answers. */
  askAgainAt: z.optional(z.number()),
  /** Taken back, or answered, while it was on its way: not to be tried again. */
  doNotRetry: z.optional(z.literal(true)),
  /** The last attempt was an approved template; the next one must be. */
  byTemplate: z.optional(z.boolean()),
  templateLanguage: z.optional(z.enum(languages)),
  templateOnly: z.optional(z.literal(true)),
  /** Texted from another phone, this moves the promise there. */
  code: z.optional(z.string()),
  /** It has moved to another phone; what is left is to tell this one. */
  isHandoverNotice: z.optional(z.literal(true)),
  /** It goes on by SMS to the same number; and the keyed hash of that address. */
  continuesBySms: z.optional(z.literal(true)),
  smsPerson: z.optional(z.string()),
  /** The messages that Twilio accepted for it, the last one last. */
  sids: z.array(z.string()),
  /** Not delivered, and the person was told so when they next wrote. */
  wasTold: z.optional(z.literal(true)),
  /** Twilio's error code, when it was refused or not delivered. */
  error: z.optional(z.number()),
  /** How it came about, for whoever asks why. */
  history: z.array(z.object({ at: z.number(), event: z.string() })),
});

export const conversation = z.object({
  channel: z.enum(["sms", "whatsapp"]),
  /** The address of ours that they write to; a check-back comes from the same. */
  ourAddress: z.string(),
  language: z.optional(z.enum(languages)),
  guide: z.optional(z.string()),
  /** The place they stand at: "store#2", or a question of words.yaml: "/delete". */
  place: z.optional(z.string()),
  /** The place to return to after a question of words.yaml. */
  returnTo: z.optional(z.string()),
  /** The place that waits for the language was asked for by an act: it makes or ends what it does when it is shown. */
  pending: z.optional(z.literal(true)),
  /** What "did you mean ...?" or "that is in another guide" was said of: `word` is one of our own keywords, never their text. */
  suggestion: z.optional(z.object({ guide: z.string(), to: z.string(), word: z.optional(z.string()) })),
  optedOut: z.boolean(),
  erased: z.optional(z.literal(true)),
  lastHeardAt: z.number(),
  /** Unclear messages in a row. */
  unclear: z.number(),
  /** When they wrote in the last minutes; `isLimited` when that was too much: see rate-limit.ts. */
  messageRate: z.optional(z.object({ times: z.array(z.number()), isLimited: z.optional(z.boolean()) })),
  promise: z.optional(promise),
  /** What answers have cost since this UTC day began, and whether it was said that there are no more: see allowance.ts. */
  allowance: z.optional(z.object({ day: z.number(), spent: z.number(), told: z.optional(z.literal(true)) })),
  /** Texts that came again: a sketch of each that cannot be read back, when it last came, how often, and how often ever. */
  repeats: z.optional(
    z.array(
      z.object({
        ...{ sketch: z.array(z.number()), at: z.number(), times: z.number(), ever: z.number() },
        isCommand: z.optional(z.literal(true)),
      }),
    ),
  ),
  /** Since when, and how often, they were told that we read text only. */
  unread: z.optional(z.object({ since: z.number(), times: z.number() })),
  /** Opted out, and answered once since. */
  optOutExplained: z.optional(z.literal(true)),
  /** The keyed hash of the person's other address, and until when it leads here: see alias.ts. */
  alias: z.optional(z.object({ key: z.string(), until: z.number() })),
  /** Codes that moved nothing, since when: nobody gets to try many. */
  wrongCodes: z.optional(z.object({ count: z.number(), since: z.number() })),
  /** The last messages and what they were answered with, so that a repeated webhook gets the same answer. */
  recent: z.array(z.object({ id: z.string(), replies: z.array(z.array(pageRef)) })),
});

export type Conversation = z.infer<typeof conversation>;
export type CheckBack = z.infer<typeof promise>;
/** One page to be spoken, by reference: the text is made from content when it is needed. */
export type PageRef = z.infer<typeof pageRef>;

/** Webhooks are repeated within seconds; eight messages reach further back than anyone types in that time. */
const maxRecent = 8;

export function remember(conversation: Conversation, id: string, replies: PageRef[][]): Conversation {
  return { ...conversation, recent: [...conversation.recent, { id, replies }].slice(-maxRecent) };
}

/** When everything about the person is deleted: 30 days after their last word; an hour after DELETE. */
export function forgottenAt({ erased, lastHeardAt, allowance }: Conversation): number {
  if (!erased) return lastHeardAt + 30 * day;
  // What they were sent today is remembered until the day is over (UTC).
  return Math.max(lastHeardAt + hour, allowance ? (allowance.day + 1) * day : 0);
}

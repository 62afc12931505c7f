import * as z from "zod/mini";
import { languages } from "../../text/language.ts";
import { type CheckBack, checkBack } from "./check-back.ts";

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

/** The guides that the question "which one?" offers, and the number that is to answer the one that is chosen. */
const which = z.object({ guides: z.array(z.string()), number: z.optional(z.number()) });

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
  /** While the person is asked which of several check-backs they mean. */
  which: z.optional(which),
  /** The check-backs that have asked since the person last wrote, in that order, and where they stood before. */
  askedSince: z.optional(
    z.object({
      checkBacks: z.array(z.string()),
      before: z.object({
        guide: z.optional(z.string()),
        place: z.optional(z.string()),
        returnTo: z.optional(z.string()),
        which: z.optional(which),
      }),
    }),
  ),
  /** What "did you mean ...?" or "that is in another guide" was said of: `word` is one of our own keywords, never their text. */
  suggestion: z.optional(z.object({ guide: z.string(), to: z.string(), word: z.optional(z.string()) })),
  optedOut: z.boolean(),
  erased: z.optional(z.literal(true)),
  lastHeardAt: z.number(),
  /** Unclear messages in a row. */
  unclear: z.number(),
  /** When they wrote in the last minutes; `isLimited` when that was too much: see rate-limit.ts. */
  messageRate: z.optional(z.object({ times: z.array(z.number()), isLimited: z.optional(z.boolean()) })),
  /** At most one for each guide, also when it is over: a new one takes its place. */
  checkBacks: z.array(checkBack),
  /** What answers have cost since this UTC day began, and whether it was said that there are no more: see allowance.ts. */
  allowance: z.optional(z.object({ day: z.number(), spent: z.number(), told: z.optional(z.literal(true)) })),
  /** Texts that came again: a sketch of each that cannot be read back, when it last came, how often, and how often ever. */
  repeats: z.optional(
    z.array(
      z.object({
        sketch: z.array(z.number()),
        at: z.number(),
        times: z.number(),
        ever: z.number(),
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
export type Channel = Conversation["channel"];
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

/** The check-back of a guide. */
export const checkBackOf = (conversation: Conversation | undefined, guide: string | undefined): CheckBack | undefined =>
  conversation?.checkBacks.find((each) => each.guide === guide);

export const checkBackById = (conversation: Conversation | undefined, id: string | undefined): CheckBack | undefined =>
  conversation?.checkBacks.find((each) => each.id === id);

/** The conversation with this check-back in the place of its guide's. The same object when nothing changes. */
export function withCheckBack(conversation: Conversation, next: CheckBack): Conversation {
  const before = checkBackOf(conversation, next.guide);
  if (before === next) return conversation;
  const { checkBacks } = conversation;
  return {
    ...conversation,
    checkBacks: before ? checkBacks.map((each) => (each === before ? next : each)) : [...checkBacks, next],
  };
}

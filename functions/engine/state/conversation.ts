import * as z from "zod/mini";
import { type CheckBack, checkBack } from "./check-back.ts";

/*
 * What is stored of a person between two messages, as JSON. It contains no text and no address of the person. All
 * instants are epoch milliseconds.
 */

export const hour = 60 * 60 * 1000;
export const day = 24 * hour;

const pageRef = z.object({
  guide: z.optional(z.string()),
  place: z.string(),
  language: z.string(),
  facts: z.optional(z.record(z.string(), z.string())),
  part: z.optional(z.enum(["list", "missed", "template", "go-on", "whole"])),
  /** Shows only the choices that lead to these targets. */
  only: z.optional(z.array(z.string())),
});

/**
 * The person was asked which check-back they mean: the possible guides, the number that answers the chosen one, and when
 * they were asked, in epoch milliseconds.
 */
const which = z.object({ guides: z.array(z.string()), number: z.optional(z.number()), askedAt: z.number() });

export const conversation = z.object({
  channel: z.enum(["sms", "whatsapp"]),
  /** Our address that the person writes to. Check-backs are sent from it. */
  ourAddress: z.string(),
  language: z.optional(z.string()),
  guide: z.optional(z.string()),
  /** The person's place: "store#2", or a question of words.yaml: "/delete". */
  place: z.optional(z.string()),
  /** The place to return to after a question of words.yaml. */
  returnTo: z.optional(z.string()),
  /** The place waits for the language, and its effects apply when it is shown. */
  pending: z.optional(z.literal(true)),
  which: z.optional(which),
  /** The guides of several check-backs that asked and are not answered yet, the last to ask at the end. */
  unanswered: z.optional(z.array(z.string())),
  /**
   * The questions of check-backs since the person's last message, in that order, and the person's place before them.
   * `timesBefore`: how often the check-back had asked before.
   */
  askedSince: z.optional(
    z.object({
      questions: z.array(z.object({ checkBack: z.string(), timesBefore: z.number() })),
      before: z.object({
        guide: z.optional(z.string()),
        place: z.optional(z.string()),
        returnTo: z.optional(z.string()),
        which: z.optional(which),
      }),
    }),
  ),
  /**
   * What the last "did you mean ...?" or "that is in another guide" is about. `word` is one of our keywords, never the
   * person's text.
   */
  suggestion: z.optional(z.object({ guide: z.string(), to: z.string(), word: z.optional(z.string()) })),
  optedOut: z.boolean(),
  erased: z.optional(z.literal(true)),
  lastHeardAt: z.number(),
  /** Unclear messages in a row. */
  unclear: z.number(),
  /** The times of recent messages. `isLimited`: there were too many, see rate-limit.ts. */
  messageRate: z.optional(z.object({ times: z.array(z.number()), isLimited: z.optional(z.boolean()) })),
  /** At most one for each guide. A new one replaces an ended one. */
  checkBacks: z.array(checkBack),
  /** The cost of answers in a UTC day, and whether the notice about the limit was sent: see allowance.ts. */
  allowance: z.optional(z.object({ day: z.number(), spent: z.number(), noticeSent: z.optional(z.literal(true)) })),
  /**
   * Repeated texts: a sketch that cannot be read back, the last time, and the counts (recent, and in all): see
   * repeats.ts.
   */
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
  /** How often the reply said that we read only text, and since when. */
  unread: z.optional(z.object({ since: z.number(), times: z.number() })),
  /** The one answer after an opt-out was sent. */
  optOutExplained: z.optional(z.literal(true)),
  /** The keyed hash of the person's other address, and when its row expires: see alias.ts. */
  alias: z.optional(z.object({ key: z.string(), expiresAt: z.number() })),
  /** How many unknown codes the person has sent, and since when. The number of tries is limited. */
  wrongCodes: z.optional(z.object({ count: z.number(), since: z.number() })),
  /** The last messages and their answers, so that a repeated webhook gets the same answer. */
  recent: z.array(
    z.object({
      id: z.string(),
      replies: z.array(z.array(pageRef)),
      /**
       * The answer has buttons, so it is a message of its own, and a repeated webhook gets none. The value names the run
       * that sends it.
       */
      hasButtons: z.optional(z.string()),
    }),
  ),
});

export type Conversation = z.infer<typeof conversation>;
export type Channel = Conversation["channel"];
/** A reference to a page. Its text is rendered from the content when it is sent. */
export type PageRef = z.infer<typeof pageRef>;

/** The provider repeats a webhook within seconds, in which a person types fewer than eight messages. */
const maxRecent = 8;

export function remember(conversation: Conversation, id: string, replies: PageRef[][]): Conversation {
  return { ...conversation, recent: [...conversation.recent, { id, replies }].slice(-maxRecent) };
}

/** When everything about the person is deleted: 30 days after their last message; an hour after DELETE. */
export function forgottenAt({ erased, lastHeardAt, allowance }: Conversation): number {
  if (!erased) return lastHeardAt + 30 * day;
  // The cost of the day is stored until the day is over (UTC).
  return Math.max(lastHeardAt + hour, allowance ? (allowance.day + 1) * day : 0);
}

/** The check-back of a guide. */
export const checkBackOf = (conversation: Conversation | undefined, guide: string | undefined): CheckBack | undefined =>
  conversation?.checkBacks.find((each) => each.guide === guide);

export const checkBackById = (conversation: Conversation | undefined, id: string | undefined): CheckBack | undefined =>
  conversation?.checkBacks.find((each) => each.id === id);

/** The conversation with this check-back in place of its guide's. Returns the same object when nothing changes. */
export function withCheckBack(conversation: Conversation, next: CheckBack): Conversation {
  const before = checkBackOf(conversation, next.guide);
  if (before === next) return conversation;
  const { checkBacks } = conversation;
  return {
    ...conversation,
    checkBacks: before ? checkBacks.map((each) => (each === before ? next : each)) : [...checkBacks, next],
  };
}

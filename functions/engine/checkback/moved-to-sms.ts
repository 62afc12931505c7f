import type { CheckBack } from "../state/check-back.ts";
import { type Conversation, checkBackById, checkBackOf, withCheckBack } from "../state/conversation.ts";
import { askedSince, standing } from "../state/standing.ts";
import { ended } from "./end.ts";
import { takenOver } from "./hand-over.ts";
import { wakeAt } from "./wake-time.ts";

/** The person's address by SMS, and our number to write from. */
type SmsRoute = { smsPerson: string; from: string; now: number };

/**
 * Moves a check-back to the person's SMS conversation, where it is due at once.
 *
 * @param id the check-back to move
 * @param there the SMS conversation, if there is one
 * @returns both conversations; undefined when the check-back is not open any more, the person opted out there, or
 * another check-back of the same guide is there. The time of the last message is not changed, so that the person is not
 * written to longer than before.
 */
export function movedToSms(
  conversation: Conversation,
  id: string,
  there: Conversation | undefined,
  { smsPerson, from, now }: SmsRoute,
): { here: Conversation; left: Conversation } | undefined {
  const checkBack = checkBackById(conversation, id);
  if (checkBack?.state !== "open" || there?.optedOut) return undefined;
  const other = checkBackOf(there, checkBack.guide);
  if (other && wakeAt(other) !== undefined) return undefined;
  const { language, guide, place, lastHeardAt } = standing(conversation);
  const begun = {
    channel: "sms",
    optedOut: false,
    unclear: 0,
    checkBacks: [],
    recent: [],
  } satisfies Partial<Conversation>;
  const { erased, ...kept } = there ? withQuestions(there, other) : {};
  // A guide and a place belong together: a place of one conversation means nothing in the guide of the other.
  const stands = there?.guide === undefined && there?.place === undefined ? { guide, place } : {};
  const base: Conversation = {
    ...begun,
    language,
    ...stands,
    ...kept,
    lastHeardAt: Math.max(lastHeardAt, there?.lastHeardAt ?? 0),
    ourAddress: from,
  };
  const here = withCheckBack(base, takenOver({ ...checkBack, dueAt: now }, now).checkBack);
  const moved = ended(checkBack, "handed-over", now, { why: "moved-to-sms" }).checkBack;
  const left = withCheckBack(conversation, moved.state === "handed-over" ? { ...moved, smsPerson } : moved);
  return { here, left };
}

/**
 * The SMS conversation before one of its check-backs is replaced by the one that moves. It remembers that the question
 * of the replaced one was read; the questions of others stay open.
 */
function withQuestions(there: Conversation, replaced: CheckBack | undefined): Conversation {
  if (!replaced || !there.askedSince?.questions.some(({ checkBack }) => checkBack === replaced.id)) return there;
  const open = askedSince(there).flatMap(({ guide }) => (guide === replaced.guide ? [] : [guide]));
  const before = (there.unanswered ?? []).filter((guide) => guide !== replaced.guide && !open.includes(guide));
  return { ...standing(there), unanswered: [...before, ...open] };
}

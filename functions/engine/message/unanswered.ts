import { whichAnswer } from "../guide/page-ref.ts";
import { currentPlace } from "../guide/places.ts";
import type { TurnContext } from "../guide/turn-context.ts";
import { lastAttempt } from "../state/check-back.ts";
import { type Conversation, checkBackOf } from "../state/conversation.ts";
import { askedSince, isAnswerable } from "../state/standing.ts";
import type { Move } from "./move.ts";

/*
 * Several check-backs may ask before the person answers. Their questions stay open until each is answered, or the person
 * goes elsewhere: so a number is never taken for the answer to another one.
 */

/**
 * The guides whose check-backs have asked since the person's last message, with those that were not answered before. One
 * that asked alone is none: the person stands at its page.
 *
 * @param since epoch milliseconds: what was asked before is over
 */
export function unansweredAt(stored: Conversation, since: number): string[] | undefined {
  const { unanswered = [] } = stored;
  const before = unanswered.flatMap((guide) => checkBackOf(stored, guide) ?? []).filter(isAnswerable);
  const asked = askedSince(stored);
  const all = [...before.filter((each) => !asked.includes(each)), ...asked];
  const guides = all.filter((each) => (lastAttempt(each)?.startedAt ?? 0) > since).map(({ guide }) => guide);
  return guides.length > 1 || unanswered.length > 0 ? guides : undefined;
}

/** Whether the person stands at the page that the check-back of a guide asked with. */
export function isAtQuestion({ content }: TurnContext, conversation: Conversation, guide: string): boolean {
  const checkBack = checkBackOf(conversation, guide);
  return (
    checkBack !== undefined &&
    conversation.guide === guide &&
    conversation.place === currentPlace(content.guides[guide], checkBack.askPage)
  );
}

/**
 * The move, with the questions that are still open after it. Leaving a question for a page of its guide answers it. Going
 * on from there ends the others, too: from then on numbers mean what the new page says.
 */
export function withUnanswered(scene: TurnContext, before: Conversation, move: Move): Move {
  const { unanswered, ...after } = move.conversation;
  if (!unanswered) return move;
  const isMoved = after.place !== before.place || after.guide !== before.guide;
  const isAsking = after.place?.startsWith("/") === true;
  const isAnswered = (guide: string) =>
    isMoved && !isAsking && after.guide === guide && !isAtQuestion(scene, after, guide);
  const left = unanswered.filter((guide) => !isAnswered(guide));
  const wentOn = isMoved && !isAsking && left.length === unanswered.length && !wasAsked(scene, before, unanswered);
  return { ...move, conversation: left.length === 0 || wentOn ? after : { ...after, unanswered: left } };
}

/** The person stood at one of the questions, or at another one that was asked in between. */
function wasAsked(scene: TurnContext, before: Conversation, unanswered: string[]): boolean {
  const { place, returnTo } = before;
  const from = place?.startsWith("/") ? { ...before, place: returnTo } : before;
  return place === whichAnswer || unanswered.some((guide) => isAtQuestion(scene, from, guide));
}

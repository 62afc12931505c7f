import { currentPlace, type Option, optionsAt } from "../guide/places.ts";
import { lastAttempt } from "../state/check-back.ts";
import { type Conversation, checkBackOf } from "../state/conversation.ts";
import { askedSince, isAnswerable } from "../state/standing.ts";
import type { Move } from "./move.ts";
import type { TurnContext } from "./turn-context.ts";

/*
 * Several check-backs may ask before the person answers. Their questions stay open until each is answered or the person
 * goes to another page, so that a number is not taken for the answer to the wrong question.
 */

/**
 * The guides whose check-backs have asked since the person's last message, and those that are still unanswered from
 * before. Undefined for a single question, because the person is at its page.
 *
 * @param since epoch milliseconds: earlier questions are ignored
 */
export function unansweredAt(stored: Conversation, since: number): string[] | undefined {
  const { unanswered = [] } = stored;
  const before = unanswered.flatMap((guide) => checkBackOf(stored, guide) ?? []).filter(isAnswerable);
  const asked = askedSince(stored);
  const all = [...before.filter((each) => !asked.includes(each)), ...asked];
  const guides = all.filter((each) => (lastAttempt(each)?.startedAt ?? 0) > since).map(({ guide }) => guide);
  return guides.length > 1 || unanswered.length > 0 ? guides : undefined;
}

/** Whether the person is at the page of a check-back's question. */
export function isAtQuestion({ content }: TurnContext, conversation: Conversation, guide: string): boolean {
  const checkBack = checkBackOf(conversation, guide);
  return (
    checkBack !== undefined &&
    conversation.guide === guide &&
    conversation.place === currentPlace(content.guides[guide], checkBack.askPage)
  );
}

/** The options of a check-back's question. */
export function optionsOfQuestion({ content }: TurnContext, conversation: Conversation, id: string): Option[] {
  const [guide, checkBack] = [content.guides[id], checkBackOf(conversation, id)];
  return guide && checkBack ? optionsAt(content, guide, currentPlace(guide, checkBack.askPage)) : [];
}

/**
 * The move, with the questions that are still open after it. A place that a question's list leads to answers that
 * question. Any other place, or another list, ends all questions. A question that is shown again becomes the person's
 * page.
 */
export function withUnanswered(context: TurnContext, before: Conversation, move: Move): Move {
  const { unanswered, ...after } = move.conversation;
  if (!unanswered || after.place?.startsWith("/")) return move;
  const left = unanswered.filter((guide) => !isAnswered(context, before, move, guide));
  const isMoved = after.place !== before.place || after.guide !== before.guide;
  const isAtOne = unanswered.some((guide) => isAtQuestion(context, after, guide));
  const isOver = isMoved ? left.length === unanswered.length : move.pages.some(({ part }) => part === "list");
  return { ...move, conversation: left.length === 0 || (isOver && !isAtOne) ? after : { ...after, unanswered: left } };
}

/** Whether a question was answered, or is shown again and is the person's page. */
function isAnswered(context: TurnContext, before: Conversation, { conversation, pages }: Move, guide: string): boolean {
  if (conversation.guide !== guide) return false;
  const { place } = conversation;
  if (isAtQuestion(context, conversation, guide))
    return pages.some((page) => page.guide === guide && page.place === place);
  return optionsOfQuestion(context, before, guide).some(({ to, key }) => !key && to === place);
}

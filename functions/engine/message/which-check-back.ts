import { mayStillSend } from "../checkback/wake-time.ts";
import { withdrawn } from "../checkback/withdraw.ts";
import { languageFor } from "../guide/languages.ts";
import { numbersShown } from "../guide/render.ts";
import { exactOptions } from "../listen/match-choice.ts";
import { type Conversation, checkBackOf, hour } from "../state/conversation.ts";
import { withChanges } from "./effects.ts";
import type { Move } from "./move.ts";
import { guideOf, pageRef, whichAnswer, whichReminder } from "./page-ref.ts";
import type { TurnContext } from "./turn-context.ts";
import { isAtQuestion, optionsOfQuestion } from "./unanswered.ts";

/* A person may have several check-backs. When a message may be about two of them, the person is asked which one. */

type Which = NonNullable<Conversation["which"]>;

/** Asks which guide is meant. The person can return to their present place. */
function askWhich(
  context: TurnContext,
  conversation: Conversation,
  question: string,
  about: Omit<Which, "askedAt">,
): Move {
  const { place } = conversation;
  const returnTo = place?.startsWith("/") ? conversation.returnTo : place;
  const asked = { ...conversation, place: question, returnTo, which: { ...about, askedAt: context.now } };
  return { conversation: asked, pages: [pageRef(context, asked, question)] };
}

const hasQuestion = ({ content }: TurnContext, question: string): boolean =>
  content.words.pages[question.slice(1)] !== undefined;

/** An answer to the check-back of a guide, and the page it leads to. */
export type Answer = { guide: string; to: string };

/**
 * A bare number while several check-backs wait for an answer. It answers the only one that offers it. When two offer
 * it, the person is asked which one. When one question is answered and the page shows the number itself, the page
 * counts.
 *
 * @returns undefined when the number means what the person's page says
 */
export function answerToSeveral(context: TurnContext, conversation: Conversation): Move | Answer | undefined {
  const { guide, place, unanswered = [] } = conversation;
  const { number } = context;
  if (!number || place === undefined || place.startsWith("/")) return undefined;
  const isHere = unanswered.some((each) => isAtQuestion(context, conversation, each));
  const answers = unanswered.flatMap((each) => answerWith(context, conversation, each, number) ?? []);
  const [only, ...more] = answers;
  // The question that was asked last may have moved to another phone. The others are on the screen all the same.
  const isMoved =
    checkBackOf(conversation, guide)?.state === "handed-over" && isAtQuestion(context, conversation, guide!);
  const isOneOfSeveral = isHere || (isMoved && more.length > 0);
  if (!isOneOfSeveral && showsNumber(context, conversation, place, number)) return undefined;
  if (!only) return undefined;
  if (more.length === 0) return isHere && only.guide === guide ? undefined : only;
  if (!hasQuestion(context, whichAnswer)) return undefined;
  return askWhich(context, conversation, whichAnswer, { guides: answers.map((each) => each.guide), number });
}

/** An answer in words that the person's page does not offer, but exactly one of the open questions does. */
export function wordsToSeveral(context: TurnContext, conversation: Conversation): Answer | undefined {
  const { content, folded, isQuestion } = context;
  const { place, unanswered = [] } = conversation;
  if (isQuestion || place === undefined || place.startsWith("/")) return undefined;
  const answers = unanswered.flatMap((id) => {
    const options = optionsOfQuestion(context, conversation, id).filter(({ key }) => !key);
    return exactOptions(content.lexicon, options, folded).map(({ to }) => ({ guide: id, to }));
  });
  return answers.length === 1 ? answers[0] : undefined;
}

function showsNumber({ content }: TurnContext, conversation: Conversation, place: string, number: number): boolean {
  const guide = guideOf(content, conversation);
  return numbersShown(content, guide, place, languageFor(content, guide, conversation)).includes(number);
}

/** The answer that a number gives to the question of a guide's check-back. */
function answerWith(
  context: TurnContext,
  conversation: Conversation,
  guide: string,
  number: number,
): Answer | undefined {
  const to = optionsOfQuestion(context, conversation, guide).find((option) => option.number === number)?.to;
  return to === undefined ? undefined : { guide, to };
}

/** What follows when a guide is chosen at one of these questions; undefined when the guide is only opened. */
export function chosenCheckBack(
  context: TurnContext,
  conversation: Conversation,
  guide: string,
): Move | Answer | undefined {
  const { place, which } = conversation;
  if (!which || (place !== whichAnswer && place !== whichReminder)) return undefined;
  // An hour later a guide's name is a keyword again. A number still belongs to the list on the screen.
  if (context.number === undefined && context.now - which.askedAt > hour) return undefined;
  // The list numbers all guides, but shows only these. The number of another guide is no answer; its name opens it.
  if (!which.guides.includes(guide))
    return context.number === undefined ? undefined : { conversation, pages: [pageRef(context, conversation, place)] };
  if (place === whichReminder) return endReminderOf(context, conversation, guide);
  return which.number === undefined ? undefined : answerWith(context, conversation, guide, which.number);
}

/**
 * "No reminder", on a page of no guide. It ends the check-back that is still to come. When there are several, the
 * person is asked which one.
 */
export function endReminder(context: TurnContext, conversation: Conversation, page: string): Move {
  const { checkBacks } = conversation;
  const toCome = checkBacks.filter((each) => each.purpose === "ask" && mayStillSend(each));
  if (toCome.length > 1 && hasQuestion(context, whichReminder))
    return askWhich(context, conversation, whichReminder, { guides: toCome.map((each) => each.guide) });
  // One that was already sent is not retried if it is not delivered.
  const affected = withChanges(
    conversation,
    checkBacks.map((each) => withdrawn(each, context.now)),
  );
  return { ...affected, pages: [pageRef(context, conversation, page)] };
}

/** Ends the check-back of the chosen guide. The others stay. */
function endReminderOf(context: TurnContext, conversation: Conversation, guide: string): Move {
  const { returnTo, which, ...rest } = conversation;
  const checkBack = checkBackOf(conversation, guide);
  const affected = withChanges({ ...rest, place: returnTo }, checkBack ? [withdrawn(checkBack, context.now)] : []);
  return { ...affected, pages: [pageRef(context, affected.conversation, "/reminder-ended", guide)] };
}

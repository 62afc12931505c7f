import { mayStillSend } from "../checkback/wake-time.ts";
import { withdrawn } from "../checkback/withdraw.ts";
import { pageRef, whichAnswer, whichReminder } from "../guide/page-ref.ts";
import { currentPlace, optionsAt } from "../guide/places.ts";
import type { TurnContext } from "../guide/turn-context.ts";
import { exactOptions } from "../listen/match-choice.ts";
import { type Conversation, checkBackOf } from "../state/conversation.ts";
import { askedSince } from "../state/standing.ts";
import { withChanges } from "./effects.ts";
import type { Move } from "./move.ts";

/*
 * A person may have several check-backs. What could mean two of them is asked about: which one a number answers, and
 * which reminder ends.
 */

/** A question with the guides to choose from. The person can go back to where they stand now. */
function askWhich(
  scene: TurnContext,
  conversation: Conversation,
  question: string,
  which: NonNullable<Conversation["which"]>,
): Move {
  const { place } = conversation;
  const returnTo = place?.startsWith("/") ? conversation.returnTo : place;
  const asked = { ...conversation, place: question, returnTo, which };
  return { conversation: asked, pages: [pageRef(scene, asked, question)] };
}

/**
 * A number in reply to several check-backs that were sent since the person's last message. It goes to the only one that
 * offers it; where two do, the person is asked which.
 *
 * @param stored the conversation before this message
 * @returns undefined when the number means what it says on the page where the person stands
 */
export function answerToSeveral(
  scene: TurnContext,
  conversation: Conversation,
  number: number,
  stored: Conversation | undefined,
): Move | { guide: string; to: string } | undefined {
  const asked = askedSince(stored);
  if (asked.length < 2 || conversation.place === undefined || number === 0) return undefined;
  const offering = asked.flatMap(({ guide }) => {
    const to = targetIn(scene, conversation, guide, number);
    return to === undefined ? [] : [{ guide, to }];
  });
  const [only, ...more] = offering;
  if (only && more.length === 0) return only.guide === conversation.guide ? undefined : only;
  if (!only || !scene.content.words.pages[whichAnswer.slice(1)]) return undefined;
  return askWhich(scene, conversation, whichAnswer, { guides: offering.map(({ guide }) => guide), number });
}

/**
 * An answer in words that the page where the person stands does not offer, but exactly one of the other questions that
 * were sent since the person's last message.
 */
export function wordsToSeveral(
  scene: TurnContext,
  stored: Conversation | undefined,
): { guide: string; to: string } | undefined {
  const { content, folded } = scene;
  const offering = askedSince(stored).flatMap(({ guide: id, askPage }) => {
    const guide = content.guides[id];
    const options = guide ? optionsAt(content, guide, currentPlace(guide, askPage)).filter(({ key }) => !key) : [];
    return exactOptions(content.lexicon, options, folded).map(({ to }) => ({ guide: id, to }));
  });
  return offering.length === 1 ? offering[0] : undefined;
}

/** Where a number leads on the page that a guide's check-back asked with. */
export function targetIn(
  { content }: TurnContext,
  conversation: Conversation,
  id: string,
  number: number,
): string | undefined {
  const [guide, checkBack] = [content.guides[id], checkBackOf(conversation, id)];
  if (!guide || !checkBack) return undefined;
  const place = currentPlace(guide, checkBack.askPage);
  return optionsAt(content, guide, place).find((option) => option.number === number)?.to;
}

/**
 * "No reminder", on a page of no guide. It ends the check-back that is still to come; where several are, the person is
 * asked which one.
 */
export function endReminder(scene: TurnContext, conversation: Conversation, page: string): Move {
  const { checkBacks } = conversation;
  const toCome = checkBacks.filter((each) => each.purpose === "ask" && mayStillSend(each));
  if (toCome.length > 1 && scene.content.words.pages[whichReminder.slice(1)])
    return askWhich(scene, conversation, whichReminder, { guides: toCome.map((each) => each.guide) });
  // One that was sent already is not tried again, should it not arrive.
  const affected = withChanges(
    conversation,
    checkBacks.map((each) => withdrawn(each, scene.now)),
  );
  return { ...affected, pages: [pageRef(scene, conversation, page)] };
}

/** The guide was chosen whose reminder ends. The others stay. */
export function endReminderOf(scene: TurnContext, conversation: Conversation, guide: string): Move {
  const { returnTo, which, ...rest } = conversation;
  const checkBack = checkBackOf(conversation, guide);
  const affected = withChanges({ ...rest, place: returnTo }, checkBack ? [withdrawn(checkBack, scene.now)] : []);
  return { ...affected, pages: [pageRef(scene, affected.conversation, "/reminder-ended", guide)] };
}

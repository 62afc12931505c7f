import { handedOver, isUnasked, takenOver } from "../checkback/hand-over.ts";
import { dayName } from "../guide/contact-hours.ts";
import { languageFor } from "../guide/languages.ts";
import type { CheckBack } from "../state/check-back.ts";
import type { CodeLookup } from "../state/context.ts";
import { type Conversation, day, type PageRef, withCheckBack } from "../state/conversation.ts";
import { standing } from "../state/standing.ts";
import { withChanges } from "./effects.ts";
import type { Move } from "./move.ts";
import { openGuideOrAsk } from "./navigate.ts";
import { pageRef, templateLanguageNotice } from "./page-ref.ts";
import type { TurnContext } from "./turn-context.ts";

const maxWrongCodes = 5;

/** Whether the person may still try codes today. */
export function mayTryCodes(conversation: Conversation | undefined, now: number): boolean {
  const { count = 0, since = 0 } = conversation?.wrongCodes ?? {};
  return count < maxWrongCodes || now - since > day;
}

/** The check-back that a code moves. */
export const checkBackWithCode = (conversation: Conversation | undefined, code: string): CheckBack | undefined =>
  conversation?.checkBacks.find((each) => "code" in each && each.code === code);

/** Moves the check-back of a texted code to the sender, and leaves a notice for the other phone. */
export function takeOver(context: TurnContext, conversation: Conversation, lookup: CodeLookup): Move {
  const { now } = context;
  if (lookup.kind === "too-many-tries") return { conversation, pages: [pageRef(context, conversation, "/code-wait")] };
  if (lookup.kind === "own") return { conversation, pages: [pageRef(context, conversation, "/code-here")] };
  if (lookup.kind === "unknown") return wrongCode(context, conversation);
  const { person, conversation: theirs } = lookup.from;
  const checkBack = checkBackWithCode(theirs, lookup.code);
  if (!checkBack || theirs.optedOut) return wrongCode(context, conversation);

  const otherPerson = { person, conversation: withCheckBack(theirs, handedOver(checkBack, now).checkBack) };
  const language = conversation.language ?? theirs.language;
  const there = standing(theirs);
  const isTheirGuide = there.guide === checkBack.guide;
  const here = {
    ...conversation,
    language,
    guide: checkBack.guide,
    place: isTheirGuide ? there.place : undefined,
    returnTo: undefined,
  };
  // It was asked on the other phone, or is being sent there, so it is asked here at once.
  if (!isUnasked(checkBack))
    return { ...openGuideOrAsk(context, here, { guide: checkBack.guide, to: checkBack.askPage }), otherPerson };
  const place = here.place?.startsWith("/") ? there.returnTo : here.place;
  const moved = withChanges({ ...here, place }, [takenOver(checkBack, now)]);
  const guide = context.content.guides[checkBack.guide];
  const facts = guide && {
    date: dayName(context.content, checkBack.dueAt, guide, languageFor(context.content, guide, moved.conversation)),
  };
  const told: PageRef = { ...pageRef(context, moved.conversation, "/taken-over"), ...(facts && { facts }) };
  return { ...moved, pages: [...templateLanguageNotice(context, moved.conversation), told], otherPerson };
}

function wrongCode(context: TurnContext, conversation: Conversation): Move {
  const { now } = context;
  const before = conversation.wrongCodes;
  const isNew = before === undefined || now - before.since > day;
  const wrongCodes = isNew ? { count: 1, since: now } : { ...before, count: before.count + 1 };
  const counted = { ...conversation, wrongCodes };
  return { conversation: counted, pages: [pageRef(context, counted, "/code-unknown")] };
}

import { listingPage, offersNext, pageAt, parsePlace } from "../guide/places.ts";
import type { Intent } from "../listen/intent.ts";
import { type Conversation, day, hour, type PageRef } from "../state/conversation.ts";
import type { MessageEvent, ProviderAnswered } from "../state/event.ts";
import { hasAllSteps } from "./layout.ts";
import type { Move } from "./move.ts";
import { act, navigate } from "./navigate.ts";
import { guideOf, pageRef } from "./page-ref.ts";
import { showsButtons } from "./shows-buttons.ts";
import type { TurnContext } from "./turn-context.ts";

/*
 * The replies to messages that get a short answer or none: of people who opted out or write too much, and messages that
 * are not understood.
 */

/** STOP and START always count, even beside a picture. */
export const isAlwaysAnswered = ({ kind }: Understood) => kind === "opt-out" || kind === "opt-in";

export const noReply = (conversation: Conversation): Move => ({ conversation, pages: [] });

export type Understood =
  | Intent
  | { kind: "button"; guide?: string; to: string; language?: undefined }
  | { kind: "reaction"; language?: undefined };

/** The reply to too many messages: one notice, then none. Opting out or in still works. */
export function replyWhenLimited(
  context: TurnContext,
  conversation: Conversation,
  heard: Understood,
  stored: Conversation | undefined,
): Move {
  if (isAlwaysAnswered(heard)) {
    const step = act(context, conversation, { to: heard.kind === "opt-out" ? "/stop" : "/start" });
    return step.conversation.optedOut === conversation.optedOut ? noReply(step.conversation) : step;
  }
  if (conversation.optedOut || stored?.messageRate?.isLimited) return noReply(conversation);
  return { conversation, pages: [pageRef(context, conversation, "/slow-down")] };
}

/** Records an opt-out, opt-in or help that the provider has already answered. No second answer is sent. */
export function recordOptOut(context: TurnContext, conversation: Conversation, optOut: ProviderAnswered): Move {
  return optOut === "help"
    ? noReply(conversation)
    : { ...act(context, conversation, { to: optOut === "opt-out" ? "/stop" : "/start" }), pages: [] };
}

/**
 * After an opt-out and before START, a person gets one answer: help, privacy, the question before erasing, or how to
 * return to the guide that they ask for. Erasing always works, even without an answer, and ends the opt-out.
 */
export function replyWhenOptedOut(context: TurnContext, conversation: Conversation, heard: Understood): Move {
  if (conversation.place === "/delete" && heard.kind === "choice" && heard.changes)
    return act(context, conversation, heard);
  if (heard.kind === "button" && heard.to === "/deleted") return act(context, conversation, heard);
  const owed = heard.kind === "command" && ["/help", "/human", "/privacy", "/delete"].includes(heard.to);
  if (owed) return once(conversation, navigate(context, conversation, heard.to));
  if (heard.kind !== "keyword" && heard.kind !== "button" && heard.kind !== "greeting") return noReply(conversation);
  // The answer names the word that opens the guide they asked for.
  const guide = "guide" in heard ? heard.guide : conversation.guide;
  return once(conversation, { conversation, pages: [pageRef(context, { ...conversation, guide }, "/stop")] });
}

const once = ({ optOutExplained }: Conversation, move: Move): Move => ({
  ...move,
  conversation: { ...move.conversation, optOutExplained: true },
  pages: optOutExplained ? [] : move.pages,
});

/** Whether a message is a picture, a voice note or a location without text. STOP and START always count. */
export const isUnread = ({ media, text, type }: MessageEvent, heard: Understood): boolean =>
  !isAlwaysAnswered(heard) && (type === "unreadable" || (media > 0 && text.trim() === ""));

const maxUnread = 2;

/** Says that we read only text, at most twice a day. Where they can be tapped, the options of the page come again. */
export function replyToUnread(context: TurnContext, conversation: Conversation): Move {
  const { unread: before } = conversation;
  const isNew = before === undefined || context.now - before.since >= day;
  const counted = {
    ...conversation,
    unread: isNew ? { since: context.now, times: 1 } : { ...before, times: before.times + 1 },
  };
  if (counted.unread.times > maxUnread) return noReply(counted);
  const hasOptions =
    context.context.canShowButtons && counted.place !== undefined && showsButtons[context.event.channel];
  return hasOptions ? listAgain(context, counted, "/media") : navigate(context, counted, "/media");
}

/** A picture with words is answered by its words. Once a day the reply says that the picture was not read. */
export function withCaption(context: TurnContext, step: Move): Move {
  const { event, now } = context;
  const { conversation, pages } = step;
  const isCaption = event.media > 0 && event.text.trim() !== "" && pages.length > 0 && !conversation.optedOut;
  if (!isCaption || !context.content.words.pages.picture || conversation.erased) return step;
  const { unread: before } = conversation;
  if (before && now - before.since < day) return step;
  const counted = { ...conversation, unread: { since: now, times: 1 } };
  return { ...step, conversation: counted, pages: [pageRef(context, counted, "/picture"), ...pages] };
}

/**
 * "OK" in the middle of steps offers the next step. Elsewhere the reply is thanks; by SMS there is none, because it
 * costs.
 */
export function replyToThanks(context: TurnContext, conversation: Conversation, agrees: boolean): Move {
  const { place } = conversation;
  const guide = guideOf(context.content, conversation);
  const isOnTheWay = agrees && guide && place !== undefined && !place.startsWith("/") && offersNext(guide, place);
  const { content, event } = context;
  const isNext = isOnTheWay && !hasAllSteps(content, event.channel, pageRef(context, conversation, place));
  if (isNext && content.words.pages["go-on"])
    return { conversation, pages: [{ ...pageRef(context, conversation, place), part: "go-on" }] };
  return context.event.channel === "sms" ? noReply(conversation) : navigate(context, conversation, "/thanks");
}

export const wasIdleForAnHour = ({ now }: TurnContext, stored: Conversation | undefined) =>
  now - (stored?.lastHeardAt ?? 0) > hour;

/**
 * The reply to a message that is not understood: twice the page's own list, then the menu once, then none for an hour.
 * A page with a question shows its list a third time instead of the menu.
 */
export function askAgain(
  context: TurnContext,
  conversation: Conversation,
  heard: Extract<Understood, { kind: "not-offered" | "unclear" | "abuse" }>,
  stored: Conversation | undefined,
): Move {
  const unclear = wasIdleForAnHour(context, stored) ? 1 : conversation.unclear + 1;
  const counted = { ...conversation, unclear };
  const { place } = conversation;
  if (unclear > 3) return noReply(counted);
  if (conversation.language === undefined)
    return navigate(context, counted, conversation.guide ? "/language" : "/home");
  const among = heard.kind === "unclear" ? heard.among : undefined;
  const isAsked =
    place !== undefined && pageAt(context.content, guideOf(context.content, conversation), place)?.strict === true;
  if (place === undefined || (unclear === 3 && !among && !isAsked)) return navigate(context, counted, "/home");
  return listAgain(context, counted, heard.kind === "not-offered" ? "/not-offered" : "/unclear", among);
}

/** A short text, and again the list of the person's page. `among` limits the list to the options that may be meant. */
export function listAgain(context: TurnContext, conversation: Conversation, passing: string, among?: string[]): Move {
  const { content } = context;
  const { place } = conversation;
  if (place === undefined) return navigate(context, conversation, "/home");
  const guide = guideOf(content, conversation);
  const { page: id } = parsePlace(place);
  const listing = guide?.pages[id] ? listingPage(guide, id, guide.pages[id]) : id;
  const list: PageRef = { ...pageRef(context, conversation, listing), part: "list", ...(among && { only: among }) };
  const first = content.words.pages[passing.slice(1)] ? passing : "/unclear";
  return { conversation, pages: [pageRef(context, conversation, first), list] };
}

import { guideOf, saying } from "../guide/page-ref.ts";
import { listingPage, nextPlace, pageAt, parsePlace } from "../guide/places.ts";
import type { Scene } from "../guide/scene.ts";
import type { Heard } from "../listen/heard.ts";
import { type Conversation, day, hour, type Saying } from "../state/conversation.ts";
import type { MessageEvent } from "../state/turn.ts";
import { act, navigate, type Step } from "./navigate.ts";

/*
 * When an answer is owed, and when silence is kinder: to whoever opted out, writes too much, or can't be understood.
 */

/** STOP and START count whatever comes with them: a picture, too. */
export const isConsent = ({ kind }: Understood) => kind === "opt-out" || kind === "opt-in";

export const silence = (conversation: Conversation): Step => ({ conversation, sayings: [] });

export type Understood =
  | Heard
  | { kind: "button"; guide?: string; to: string; language?: undefined }
  | { kind: "reaction"; language?: undefined };

/** Too many messages: said once, then silence; opting out or in still counts. */
export function hushed(
  scene: Scene,
  conversation: Conversation,
  heard: Understood,
  stored: Conversation | undefined,
): Step {
  if (isConsent(heard)) {
    const step = act(scene, conversation, { to: heard.kind === "opt-out" ? "/stop" : "/start" });
    return step.conversation.optedOut === conversation.optedOut ? silence(step.conversation) : step;
  }
  if (conversation.optedOut || stored?.pace?.hushed) return silence(conversation);
  return { conversation, sayings: [saying(scene, conversation, "/slow-down")] };
}

/** Twilio has answered STOP, START or HELP itself: the state is kept, nothing is said twice. */
export function noted(scene: Scene, conversation: Conversation, optOut: "STOP" | "START" | "HELP"): Step {
  return optOut === "HELP"
    ? silence(conversation)
    : silence(act(scene, conversation, { to: `/${optOut.toLowerCase()}` }).conversation);
}

/**
 * Whoever opted out is answered once, whatever they say, until START: help, privacy and the question before erasing, or
 * how to come back to the guide that they ask for. To erase stays possible, in silence if need be; that ends the opt-out.
 */
export function optedOut(scene: Scene, conversation: Conversation, heard: Understood): Step {
  if (conversation.at === "/delete" && heard.kind === "choice" && heard.changes) return act(scene, conversation, heard);
  if (heard.kind === "button" && heard.to === "/deleted") return act(scene, conversation, heard);
  const owed = heard.kind === "command" && ["/help", "/privacy", "/delete"].includes(heard.to);
  if (owed) return once(conversation, navigate(scene, conversation, heard.to));
  if (heard.kind !== "keyword" && heard.kind !== "button" && heard.kind !== "greeting") return silence(conversation);
  // Told by the word of the guide that they asked for.
  const guide = "guide" in heard ? heard.guide : conversation.guide;
  return once(conversation, { conversation, sayings: [saying(scene, { ...conversation, guide }, "/stop")] });
}

const once = ({ answered }: Conversation, { conversation, sayings }: Step): Step => ({
  conversation: { ...conversation, answered: true },
  sayings: answered ? [] : sayings,
});

/** A picture, a voice note, a place: nothing in it that we can read. STOP and START count whatever comes with them. */
export const isUnread = ({ media, text, type }: MessageEvent, heard: Understood): boolean =>
  !isConsent(heard) && (type === "unreadable" || (media > 0 && text.trim() === ""));

const maxUnread = 2;

/** That we read text only, twice a day at most. */
export function unread(scene: Scene, conversation: Conversation): Step {
  const { unread: before } = conversation;
  const isNew = before === undefined || scene.now - before.since >= day;
  const counted = {
    ...conversation,
    unread: isNew ? { since: scene.now, times: 1 } : { ...before, times: before.times + 1 },
  };
  return counted.unread.times > maxUnread ? silence(counted) : navigate(scene, counted, "/media");
}

/** A picture with words is answered by its words; that the picture was not looked at is said once a day. */
export function withCaption(scene: Scene, step: Step): Step {
  const { event, now } = scene;
  const { conversation, sayings } = step;
  const isCaption = event.media > 0 && event.text.trim() !== "" && sayings.length > 0 && !conversation.optedOut;
  if (!isCaption || !scene.content.words.pages.picture || conversation.erased) return step;
  const { unread: before } = conversation;
  if (before && now - before.since < day) return step;
  const counted = { ...conversation, unread: { since: now, times: 1 } };
  return { ...step, conversation: counted, sayings: [saying(scene, counted, "/picture"), ...sayings] };
}

/** "OK" in the middle of steps asks for the next one: it is offered. Else thanks, which on SMS cost too much to answer. */
export function thanked(scene: Scene, conversation: Conversation, agrees: boolean): Step {
  const { at } = conversation;
  const guide = guideOf(scene.content, conversation);
  const isOnTheWay = agrees && guide && at !== undefined && !at.startsWith("/") && nextPlace(guide, at) !== undefined;
  if (isOnTheWay && scene.content.words.pages["go-on"])
    return { conversation, sayings: [{ ...saying(scene, conversation, at), part: "go-on" }] };
  return scene.event.channel === "sms" ? silence(conversation) : navigate(scene, conversation, "/thanks");
}

export const isQuiet = ({ now }: Scene, stored: Conversation | undefined) => now - (stored?.lastHeardAt ?? 0) > hour;

/**
 * Not understood: twice the page's own list, then the menu once, then silence for an hour. A question stays open: its list
 * comes a third time instead.
 */
export function puzzled(
  scene: Scene,
  conversation: Conversation,
  heard: Extract<Understood, { kind: "not-offered" | "unclear" | "abuse" }>,
  stored: Conversation | undefined,
): Step {
  const unclear = isQuiet(scene, stored) ? 1 : conversation.unclear + 1;
  const counted = { ...conversation, unclear };
  const { at } = conversation;
  if (unclear > 3) return silence(counted);
  if (conversation.language === undefined) return navigate(scene, counted, conversation.guide ? "/language" : "/home");
  const among = heard.kind === "unclear" ? heard.among : undefined;
  const isAsked = at !== undefined && pageAt(scene.content, guideOf(scene.content, conversation), at)?.strict === true;
  if (at === undefined || (unclear === 3 && !among && !isAsked)) return navigate(scene, counted, "/home");
  return restated(scene, counted, heard.kind === "not-offered" ? "/not-offered" : "/unclear", among);
}

/** Something said in passing, and the list again of the page where the person stands; of it, only what was meant. */
export function restated(scene: Scene, conversation: Conversation, passing: string, among?: string[]): Step {
  const { content } = scene;
  const { at } = conversation;
  if (at === undefined) return navigate(scene, conversation, "/home");
  const guide = guideOf(content, conversation);
  const { page: id } = parsePlace(at);
  const listing = guide?.pages[id] ? listingPage(guide, id, guide.pages[id]) : id;
  const list: Saying = { ...saying(scene, conversation, listing), part: "list", ...(among && { only: among }) };
  const first = content.words.pages[passing.slice(1)] ? passing : "/unclear";
  return { conversation, sayings: [saying(scene, conversation, first), list] };
}

import { buttonWay } from "./buttons.ts";
import { type Conversation, day, remember, type Saying } from "./conversation.ts";
import { languageIn } from "./fit.ts";
import { enter, go, guideOf, open, type Step } from "./go.ts";
import type { Content, Guide } from "./guide.ts";
import { takeOver } from "./handover.ts";
import { listen } from "./listen.ts";
import { hushed, isConsent, isOwed, isQuiet, noted, optedOut, puzzled, silence, type Understood } from "./manners.ts";
import { paceAt } from "./pace.ts";
import { answered, isMissed } from "./promise.ts";
import { textOf } from "./speak.ts";
import type { MessageEvent, Scene, Turn } from "./turn.ts";
import { pageAt, placeNow } from "./ways.ts";

/** After so long a bare number is no longer an answer to the page we sent. */
const session = 14 * day;

/** A person's message. The same message again gets the same answer, and changes nothing. */
export function hear(content: Content, stored: Conversation | undefined, event: MessageEvent, now: number): Turn {
  const repeated = stored?.recent.find(({ id }) => id === event.id);
  if (repeated) return turn(content, stored, repeated.replies, "repeated");

  const before = arrive(content, stored, event, now);
  const guide = guideOf(content, before);
  const heard = understand(content, guide, before, event);
  const spoken = { ...before, language: before.language ?? heard.language };
  const scene: Scene = { content, event, now };
  const { conversation, sayings, also } = greeted(scene, respond(scene, spoken, heard, stored));
  const replies = sayings.length > 0 ? [sayings] : [];
  const kind = kindOf(event, before, heard);
  return { ...turn(content, remember(conversation, event.id, replies), replies, kind), ...(also && { also }) };
}

/** Whom our check-back did not reach is told so, once, before anything else. */
function greeted({ content }: Scene, step: Step): Step {
  const { conversation, sayings } = step;
  const { promise, optedOut } = conversation;
  if (!promise || !isMissed(promise) || promise.told || optedOut || sayings.length === 0) return step;
  const guide = content.guides[promise.guide];
  const at = guide && placeNow(guide, promise.ask);
  if (!guide || at === undefined || !guide.pages[at]?.missed) return step;
  const told = { ...conversation, promise: { ...promise, told: true as const } };
  const language = languageIn(guide, conversation);
  return { ...step, conversation: told, sayings: [{ guide: promise.guide, at, language, part: "missed" }, ...sayings] };
}

/** What a message was, in one word for the log. */
function kindOf(event: MessageEvent, before: Conversation, heard: Understood): string {
  if (event.optOut) return `twilio-${event.optOut.toLowerCase()}`;
  if (event.handover && !isConsent(heard)) return "code";
  if (before.pace?.hushed) return "hushed";
  return event.media > 0 && !isConsent(heard) ? "media" : heard.kind;
}

/** A tapped button counts more than the words on it, which another page may have too; only STOP on it counts more. */
function understand(
  content: Content,
  guide: Guide | undefined,
  before: Conversation,
  { button, text }: MessageEvent,
): Understood {
  const heard = listen(content, guide, before, text);
  const way = button === undefined || isConsent(heard) ? undefined : buttonWay(content, button);
  if (way) return { kind: "button", ...way };
  // An id that is a number, as people who make templates by hand give it, is the number.
  return /^\d$/.test(button ?? "") ? listen(content, guide, before, button!) : heard;
}

/** The conversation as the message finds it: begun, or woken, or its page forgotten. */
function arrive(content: Content, stored: Conversation | undefined, event: MessageEvent, now: number): Conversation {
  const { channel, line } = event;
  const pace = paceAt(stored?.pace, now);
  if (!stored) return { channel, line, optedOut: false, lastHeardAt: now, unclear: 0, pace, recent: [] };
  const { erased, ...kept } = stored;
  const guide = guideOf(content, stored);
  const at = stored.at === undefined ? undefined : placeNow(guide, stored.at);
  const stale = now - stored.lastHeardAt > session || at === undefined || !pageAt(content, guide, at);
  const promise = kept.promise && { promise: answered(kept.promise, now) };
  return {
    ...kept,
    ...promise,
    line,
    lastHeardAt: now,
    pace,
    ...(stale ? { at: undefined, resume: undefined } : { at }),
  };
}

function respond(scene: Scene, conversation: Conversation, heard: Understood, stored: Conversation | undefined): Step {
  const { event } = scene;
  if (event.optOut) return noted(scene, conversation, event.optOut);
  if (conversation.pace?.hushed) return hushed(scene, conversation, heard, stored);
  if (conversation.optedOut && heard.kind !== "opt-in" && !isOwed(conversation, heard))
    return optedOut(scene, conversation, heard);
  const understood = { ...conversation, unclear: 0 };
  if (event.handover && !isConsent(heard)) return takeOver(scene, understood, event.handover);
  if (event.media > 0 && !isConsent(heard)) return go(scene, understood, "/media");
  switch (heard.kind) {
    case "opt-out":
      return go(scene, understood, "/stop");
    case "opt-in":
      return go(scene, understood, "/start");
    case "command":
    case "greeting":
    case "choice":
      return go(scene, understood, heard.to);
    case "button":
      return heard.guide === undefined
        ? go(scene, understood, heard.to)
        : enter(scene, understood, heard.guide, heard.to);
    case "keyword":
      return open(scene, understood, heard.guide, heard.to);
    case "nearly": {
      const { guide, to, word } = heard;
      return go(scene, { ...understood, meant: { guide, to, word } }, "/did-you-mean");
    }
    case "sensitive":
      return go(scene, understood, "/sensitive");
    case "thanks":
      // An SMS costs; thanks need no answer.
      return event.channel === "sms" ? silence(understood) : go(scene, understood, "/thanks");
    case "abuse":
      // Asked again once, in neutral words; then nothing, and never the menu.
      return conversation.at === undefined || (conversation.unclear > 0 && !isQuiet(scene, stored))
        ? silence(conversation)
        : puzzled(scene, conversation, "unclear", stored);
    case "empty":
    case "link":
      return silence(conversation);
    case "not-offered":
    case "unclear":
      return puzzled(scene, conversation, heard.kind, stored);
  }
}

function turn(content: Content, conversation: Conversation | undefined, replies: Saying[][], did: string): Turn {
  const outcome = { did, guide: conversation?.guide, at: conversation?.at, language: conversation?.language };
  return { conversation, replies: replies.map((sayings) => ({ sayings, text: textOf(content, sayings) })), outcome };
}

import { numberIn } from "../../text/numerals.ts";
import { isMissed } from "../checkback/check-back.ts";
import type { Content } from "../guide/guide.ts";
import { languageFor } from "../guide/languages.ts";
import { guideOf, pageRef } from "../guide/page-ref.ts";
import { currentPlace } from "../guide/places.ts";
import { renderMessage } from "../guide/render.ts";
import type { TurnContext } from "../guide/turn-context.ts";
import { type Message, readMessage } from "../listen/read-message.ts";
import { type Conversation, type PageRef, remember } from "../state/conversation.ts";
import type { MessageEvent, Turn } from "../state/turn.ts";
import { withinLimits } from "./allowance.ts";
import { beforeReply } from "./before-reply.ts";
import { takeOver } from "./handover.ts";
import { interpret } from "./interpret.ts";
import { act, navigate, openGuideOrAsk } from "./navigate.ts";
import { noteRepeat, sketchOf } from "./repeats.ts";
import { askWhetherMeant, type Move } from "./show-page.ts";
import {
  askAgain,
  isAlwaysAnswered,
  isUnread,
  listAgain,
  noReply,
  recordOptOut,
  replyToThanks,
  replyToUnread,
  replyWhenLimited,
  replyWhenOptedOut,
  type Understood,
  wasIdleForAnHour,
  withCaption,
} from "./when-to-answer.ts";

/** A person's message. The same message again gets the same answer, and changes nothing. */
export function onMessage(content: Content, stored: Conversation | undefined, event: MessageEvent, now: number): Turn {
  const repeated = stored?.recent.find(({ id }) => id === event.id);
  if (repeated) return turn(content, stored, repeated.replies, "repeated");

  const before = beforeReply(content, stored, event, now);
  const guide = guideOf(content, before);
  const message = readMessage(content.lexicon, event.text);
  const heard = interpret(content, { event, message, before, guide });
  const { repeats, becomes } = saidAgain({ content, event, message, now }, before, heard);
  const spoken = { ...before, repeats, language: before.language ?? heard.language };
  const alternative = heard.kind === "keyword" && !heard.changes ? heard.alternative : undefined;
  const scene: TurnContext = { content, event, now, folded: message.folded, alternative };
  const isSilent = becomes === "silence" && !isAlwaysAnswered(heard) && !event.optOut;
  const step = isSilent ? noReply(spoken) : withCaption(scene, reply(scene, spoken, heard, stored));
  const told = withUndeliveredNote(scene, becomes === "notice" ? withNotice(scene, step) : step);
  const { conversation, pages, otherPerson, cost, isOwed, limited } = withinLimits(scene, spoken, heard, told);
  const replies = pages.length > 0 ? [pages] : [];
  const kind = isSilent ? "said-again" : logKind(event, before, heard);
  const taken = turn(content, remember(conversation, event.id, replies), replies, kind);
  return { ...taken, cost, isOwed, limited, ...(otherPerson && { otherPerson }) };
}

/** Whom our check-back did not reach is told so, once, before anything else. */
function withUndeliveredNote({ content }: TurnContext, step: Move): Move {
  const { conversation, pages } = step;
  const { promise, optedOut } = conversation;
  if (!promise || !isMissed(promise) || promise.wasTold || optedOut || pages.length === 0) return step;
  const guide = content.guides[promise.guide];
  const at = guide && currentPlace(guide, promise.askPage);
  if (!guide || at === undefined || !guide.pages[at]?.missed) return step;
  const told = { ...conversation, promise: { ...promise, wasTold: true as const } };
  const language = languageFor(guide, conversation);
  return {
    ...step,
    conversation: told,
    pages: [{ guide: promise.guide, place: at, language, part: "missed" }, ...pages],
  };
}

type Arrived = { content: Content; event: MessageEvent; message: Message; now: number };

/** Whether the same was said before. What holds no words is counted elsewhere: see unread() in when-to-answer.ts. */
function saidAgain(arrived: Arrived, { repeats }: Conversation, heard: Understood) {
  const { event, message, now } = arrived;
  if (event.text.trim() === "") return { repeats, becomes: "answer" } as const;
  return noteRepeat(repeats, sketchOf(message.folded), isShort(arrived, heard), now);
}

/** A number, a word of the list on the screen, a command, or the word that opens a guide: people do say these again. */
function isShort({ content: { lexicon }, event, message }: Arrived, heard: Understood): boolean {
  if (event.button !== undefined || heard.kind === "not-offered" || heard.kind === "button" || isAlwaysAnswered(heard))
    return true;
  if (numberIn(message.words?.said.text ?? "") !== undefined) return true;
  if (heard.kind === "keyword") return lexicon.keywords.some(({ word, opens }) => opens && word === message.folded);
  return heard.kind === "choice" || heard.kind === "command";
}

/** The same command too often: said once, beside its answer. */
function withNotice(scene: TurnContext, step: Move): Move {
  if (step.pages.length === 0 || !scene.content.words.pages["said-again"]) return step;
  return { ...step, pages: [pageRef(scene, step.conversation, "/said-again"), ...step.pages] };
}

/** What a message was, in one word for the log. */
function logKind(event: MessageEvent, before: Conversation, heard: Understood): string {
  if (event.optOut) return `twilio-${event.optOut.toLowerCase()}`;
  if (event.handover && !isAlwaysAnswered(heard)) return "code";
  if (before.messageRate?.isLimited) return "hushed";
  return isUnread(event, heard) ? "media" : heard.kind;
}

function reply(
  scene: TurnContext,
  conversation: Conversation,
  heard: Understood,
  stored: Conversation | undefined,
): Move {
  const { event } = scene;
  if (event.optOut) return recordOptOut(scene, conversation, event.optOut);
  if (conversation.messageRate?.isLimited) return replyWhenLimited(scene, conversation, heard, stored);
  if (conversation.optedOut && heard.kind !== "opt-in") return replyWhenOptedOut(scene, conversation, heard);
  const understood = { ...conversation, unclear: 0 };
  if (event.handover && !isAlwaysAnswered(heard)) return takeOver(scene, understood, event.handover);
  if (isUnread(event, heard)) return replyToUnread(scene, understood);
  switch (heard.kind) {
    case "opt-out":
      return act(scene, understood, { to: "/stop" });
    case "opt-in":
      return act(scene, understood, { to: "/start" });
    case "command":
    case "greeting":
    case "choice":
    case "keyword":
      if (heard.changes) return act(scene, understood, heard);
      return heard.kind === "keyword"
        ? openGuideOrAsk(scene, understood, heard.guide, heard.to)
        : navigate(scene, understood, heard.to);
    case "button":
      return act(scene, understood, heard);
    case "which":
      return navigate(scene, understood, "/guides");
    case "nearly":
    case "perhaps": {
      const { guide, to, word, kind } = heard;
      return askWhetherMeant(scene, understood, { guide, to, word }, kind);
    }
    case "another-day":
      return listAgain(scene, understood, "/another-day");
    case "sensitive":
      return navigate(scene, understood, "/sensitive");
    case "thanks":
      return replyToThanks(scene, understood, heard.agrees === true);
    case "abuse":
      // Asked again once, in neutral words; then nothing, and never the menu.
      return conversation.place === undefined || (conversation.unclear > 0 && !wasIdleForAnHour(scene, stored))
        ? noReply(conversation)
        : askAgain(scene, conversation, heard, stored);
    case "empty":
    case "link":
    case "quoted":
    case "automatic":
    case "reaction":
      return noReply(conversation);
    case "not-offered":
    case "unclear":
      return askAgain(scene, conversation, heard, stored);
  }
}

function turn(content: Content, conversation: Conversation | undefined, replies: PageRef[][], did: string): Turn {
  const outcome = { did, guide: conversation?.guide, place: conversation?.place, language: conversation?.language };
  return { conversation, replies: replies.map((pages) => ({ pages, text: renderMessage(content, pages) })), outcome };
}

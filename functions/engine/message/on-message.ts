import type { Content } from "../guide/guide.ts";
import { forReader } from "../listen/for-reader.ts";
import { numberIn } from "../listen/number-in.ts";
import { readMessage } from "../listen/read-message.ts";
import type { Context } from "../state/context.ts";
import { type Conversation, remember } from "../state/conversation.ts";
import type { MessageEvent, ProviderAnswered } from "../state/event.ts";
import type { Happened, MessageKind } from "../state/happened.ts";
import { withUnsent } from "../state/standing.ts";
import type { Turn } from "../state/turn.ts";
import { withinLimits } from "./allowance.ts";
import { beforeReply } from "./before-reply.ts";
import { takeOver } from "./handover.ts";
import { interpret } from "./interpret.ts";
import { repliesOf } from "./layout.ts";
import type { Move } from "./move.ts";
import { act, answerIn, navigate, openGuideOrAsk } from "./navigate.ts";
import { guideOf } from "./page-ref.ts";
import { saidAgain, withNotice } from "./said-again.ts";
import { askWhetherMeant } from "./show-page.ts";
import type { TurnContext } from "./turn-context.ts";
import { withUnanswered } from "./unanswered.ts";
import { withUndeliveredNote } from "./undelivered-note.ts";
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
import { answerToSeveral, wordsToSeveral } from "./which-check-back.ts";

/** Answers a person's message. A repeated webhook gets the same answer and changes nothing. */
export function onMessage(
  content: Content,
  stored: Conversation | undefined,
  event: MessageEvent,
  context: Context,
): Turn {
  const repeated = stored?.recent.find(({ id }) => id === event.id);
  if (repeated) {
    const replies = repeated.hasButtons ? [] : repliesOf(content, event.channel, repeated.replies);
    return { conversation: stored, replies, happened: [heardAs("repeated")] };
  }

  const { now } = context;
  const { conversation: before, happened } = beforeReply(content, stored, event, now);
  const guide = guideOf(content, before);
  const ofReader = forReader(content, before.language);
  const message = readMessage(ofReader, event.text);
  const heard = interpret(ofReader, { event, message, before, guide });
  const { text = "", isQuestion = false } = message.words?.said ?? {};
  const number = numberIn(content.lexicon, text);
  const { repeats, becomes } = saidAgain({ content, event, message, now, number }, before, heard);
  const spoken = { ...before, repeats, language: before.language ?? heard.language };
  const alternative = heard.kind === "keyword" && !heard.changes ? heard.alternative : undefined;
  const turnContext: TurnContext = {
    content,
    event,
    context,
    now,
    folded: message.folded,
    number,
    isQuestion,
    alternative,
  };
  const isSilent = becomes === "silence" && !isAlwaysAnswered(heard) && !event.optOut;
  const move = isSilent ? noReply(spoken) : withCaption(turnContext, reply(turnContext, spoken, heard, stored));
  const open = withUnanswered(turnContext, spoken, move);
  const told = withUndeliveredNote(turnContext, becomes === "notice" ? withNotice(turnContext, open) : open);
  const {
    conversation,
    pages,
    limited,
    happened: changes = [],
    ...rest
  } = withinLimits(turnContext, spoken, heard, told);
  const replies = pages.length > 0 ? [pages] : [];
  const limit: Happened[] = limited
    ? [{ kind: "limited", by: limited, country: context.limits?.country ?? unknownCountry }]
    : [];
  return {
    ...rest,
    conversation: remember(withUnsent(stored, conversation, pages), event.id, replies),
    replies: repliesOf(content, event.channel, replies),
    happened: [
      heardAs(isSilent ? "said-again" : kindOf(turnContext, before, heard)),
      ...happened,
      ...changes,
      ...limit,
    ],
  };
}

/** The country, in counts and logs, of an address that has none. */
const unknownCountry = "ZZ";

const heardAs = (as: MessageKind): Happened => ({ kind: "message", as });

/** The kind of a message, for the log. */
function kindOf({ event, context }: TurnContext, before: Conversation, heard: Understood): MessageKind {
  if (event.optOut) return providerAnswered[event.optOut];
  if (context.codeLookup && !isAlwaysAnswered(heard)) return "code";
  if (before.messageRate?.isLimited) return "rate-limited";
  return isUnread(event, heard) ? "media" : heard.kind;
}

const providerAnswered = {
  "opt-out": "provider-stop",
  "opt-in": "provider-start",
  help: "provider-help",
} as const satisfies Record<ProviderAnswered, MessageKind>;

function reply(
  turnContext: TurnContext,
  conversation: Conversation,
  heard: Understood,
  stored: Conversation | undefined,
): Move {
  const { event, context } = turnContext;
  if (event.optOut) return recordOptOut(turnContext, conversation, event.optOut);
  if (conversation.messageRate?.isLimited) return replyWhenLimited(turnContext, conversation, heard, stored);
  if (conversation.optedOut && heard.kind !== "opt-in") return replyWhenOptedOut(turnContext, conversation, heard);
  const understood = { ...conversation, unclear: 0 };
  if (context.codeLookup && !isAlwaysAnswered(heard)) return takeOver(turnContext, understood, context.codeLookup);
  if (isUnread(event, heard)) return replyToUnread(turnContext, understood);
  const several = toSeveral(turnContext, understood, heard);
  if (several) return "pages" in several ? several : answerIn(turnContext, understood, several);
  switch (heard.kind) {
    case "opt-out":
      return act(turnContext, understood, { to: "/stop" });
    case "opt-in":
      return act(turnContext, understood, { to: "/start" });
    case "command":
    case "greeting":
    case "choice":
    case "keyword":
      if (heard.changes) return act(turnContext, understood, heard);
      return heard.kind === "keyword"
        ? openGuideOrAsk(turnContext, understood, heard)
        : navigate(turnContext, understood, heard.to);
    case "button":
      return act(turnContext, understood, heard);
    case "which":
      return navigate(turnContext, understood, "/guides");
    case "nearly":
    case "perhaps": {
      const { guide, to, word, kind } = heard;
      return askWhetherMeant(turnContext, understood, { guide, to, word }, kind);
    }
    case "another-day":
      return listAgain(turnContext, understood, "/another-day");
    case "sensitive":
      return navigate(turnContext, understood, "/sensitive");
    case "thanks":
      return replyToThanks(turnContext, understood, heard.agrees === true);
    case "abuse":
      // Asked again once, in neutral words. After that there is no reply, and no menu.
      return conversation.place === undefined || (conversation.unclear > 0 && !wasIdleForAnHour(turnContext, stored))
        ? noReply(conversation)
        : askAgain(turnContext, conversation, heard, stored);
    case "empty":
    case "link":
    case "quoted":
    case "automatic":
    case "reaction":
      return noReply(conversation);
    case "not-offered":
    case "unclear":
      return askAgain(turnContext, conversation, heard, stored);
  }
}

/** A reply to several check-backs: a bare number, or words that only one of the questions offers. */
function toSeveral(turnContext: TurnContext, conversation: Conversation, heard: Understood) {
  switch (heard.kind) {
    case "choice":
    case "command":
    case "not-offered":
      return answerToSeveral(turnContext, conversation);
    case "unclear":
    case "nearly":
      return wordsToSeveral(turnContext, conversation);
    default:
      return undefined;
  }
}

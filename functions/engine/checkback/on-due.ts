import { endOfHours } from "../guide/contact-hours.ts";
import type { Content } from "../guide/guide.ts";
import { languageFor } from "../guide/languages.ts";
import { currentPlace } from "../guide/places.ts";
import { renderMessage } from "../guide/render.ts";
import { lastAttempt, type Sending } from "../state/check-back.ts";
import type { Context } from "../state/context.ts";
import { type Conversation, checkBackById, type PageRef } from "../state/conversation.ts";
import type { DueEvent } from "../state/event.ts";
import type { NotDue } from "../state/happened.ts";
import { atQuestion } from "../state/standing.ts";
import type { Turn } from "../state/turn.ts";
import { withoutRoute } from "./after-failure.ts";
import { silently } from "./changed.ts";
import { ended } from "./end.ts";
import { type Route, routeFor } from "./route.ts";
import { isClaimable, shouldSend } from "./should-send.ts";
import { type Claimable, claimed, postponed } from "./transitions.ts";
import { happenedTo, nothing, turnOf } from "./turn-of.ts";
import { dueNow, isBeingSent } from "./wake-time.ts";
import { answered } from "./withdraw.ts";

/**
 * Handles a removed timer or a find of the sweep. Of several due check-backs the one that was due first is handled; the
 * shell then asks for the next. While one is being sent the others wait, so that they arrive in order.
 */
export function onDue(
  content: Content,
  conversation: Conversation | undefined,
  event: DueEvent,
  context: Context,
): Turn {
  const { now } = context;
  const due = dueNow(conversation, now, event.except);
  const [first] = due;
  const isMeant = event.checkBack === undefined || due.some(({ id }) => id === event.checkBack);
  if (!conversation || !first || !isMeant)
    return nothing(conversation, { kind: "not-due", why: whyNotDue(conversation, event) });
  if (conversation.checkBacks.some((each) => isBeingSent(each, now)))
    return nothing(conversation, { kind: "not-due", why: "being-sent" });
  if (first.state === "sending") return lookUp(conversation, first);
  if (!isClaimable(first)) return nothing(conversation, { kind: "not-due", why: whyNotDue(conversation, event) });
  const decision = shouldSend(content, conversation, first, context);
  switch (decision.do) {
    case "end":
      // One that was already asked keeps its state and is not asked once more.
      return turnOf(
        conversation,
        first.state === "open" ? ended(first, decision.state, now, { why: decision.why }) : answered(first, now),
      );
    case "postpone":
      return turnOf(conversation, postponed(first, decision.until, now));
    case "send":
      return send(content, conversation, first, context);
  }
}

function whyNotDue(conversation: Conversation | undefined, { checkBack: id, except }: DueEvent): NotDue {
  const meant = id === undefined ? conversation?.checkBacks.at(-1) : checkBackById(conversation, id);
  if (!conversation || (!meant && (id === undefined || conversation.checkBacks.length === 0))) return "no-check-back";
  if (!meant) return "replaced";
  if (except?.includes(meant.id)) return "not-due";
  switch (meant.state) {
    case "open":
      return "not-due";
    case "sending":
      return "being-sent";
    case "sent":
    case "delivered":
    case "read":
    case "undelivered":
      return "already-sent";
    case "cancelled":
    case "overtaken":
    case "too-late":
    case "undeliverable":
    case "unsendable":
    case "handed-over":
      return "already-over";
  }
}

/** Asks the provider for the result of an attempt whose lease is over. */
function lookUp(conversation: Conversation, { id, attempt, justSent = [] }: Sending): Turn {
  return {
    ...nothing(conversation, { kind: "look-up" }),
    effect: {
      kind: "look-up",
      checkBack: id,
      attempt: attempt.number,
      startedAt: attempt.startedAt,
      from: attempt.from,
      // Excludes the messages of other check-backs.
      known: [...conversation.checkBacks.flatMap(({ messageIds }) => messageIds), ...justSent],
    },
  };
}

function send(content: Content, conversation: Conversation, checkBack: Claimable, context: Context): Turn {
  const route = routeFor(content, conversation, checkBack, context);
  switch (route.by) {
    case "text":
    case "template":
      return claimAndSend(content, conversation, { checkBack, route, now: context.now });
    case "sms":
      return {
        ...turnOf(conversation, silently(checkBack)),
        effect: { kind: "continue-by-sms", checkBack: checkBack.id },
      };
    case "nothing":
      return turnOf(
        conversation,
        checkBack.state === "open"
          ? withoutRoute(checkBack, context.now)
          : ended(checkBack, "unsendable", context.now, { why: "no-template" }),
      );
  }
}

/** A look-up takes no message into account that was sent earlier than this before its claim, in milliseconds. */
const shortly = 15 * 60_000;

const sentShortlyBefore = ({ checkBacks }: Conversation, { id }: Claimable, now: number): string[] =>
  checkBacks.flatMap((each) =>
    each.id !== id && now - (lastAttempt(each)?.startedAt ?? 0) < shortly ? each.messageIds.slice(-1) : [],
  );

type Sendable = Extract<Route, { by: "text" | "template" }>;

/** Claims the check-back and sends its message. From now on the person is at its page, unless it is only a notice. */
function claimAndSend(
  content: Content,
  conversation: Conversation,
  { checkBack, route, now }: { checkBack: Claimable; route: Sendable; now: number },
): Turn {
  const guide = content.guides[checkBack.guide];
  const place = currentPlace(guide, checkBack.askPage);
  const isTemplate = route.by === "template";
  const language = isTemplate ? route.language : languageFor(content, guide, conversation);
  const pages: PageRef[] = [{ guide: checkBack.guide, place, language, ...(isTemplate && route.part) }];
  const isAsked = checkBack.purpose === "ask";
  const standing = isAsked ? atQuestion(conversation, checkBack, place) : conversation;
  const from = conversation.ourAddress;
  const justSent = sentShortlyBefore(conversation, checkBack, now);
  const change = claimed(checkBack, { now, template: isTemplate ? language : undefined, from, justSent });
  return {
    ...turnOf(standing, change),
    replies: [{ pages, text: renderMessage(content, pages) }],
    happened: happenedTo(change),
    effect: {
      kind: "send",
      checkBack: checkBack.id,
      attempt: change.checkBack.attempt.number,
      startedAt: now,
      from,
      closesAt: endOfHours(guide!, now),
      template: isTemplate ? route.template : undefined,
    },
  };
}

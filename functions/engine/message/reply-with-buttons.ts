import { wakeAt } from "../checkback/wake-time.ts";
import { buttonId, buttonTarget } from "../guide/buttons.ts";
import type { Content } from "../guide/guide.ts";
import { guessFromSender } from "../guide/languages.ts";
import { buttonsOf } from "../guide/reply-buttons.ts";
import type { Buttons } from "../state/buttons.ts";
import type { CheckBack } from "../state/check-back.ts";
import type { Context } from "../state/context.ts";
import type { Conversation } from "../state/conversation.ts";
import type { MessageEvent, ReplyRefusedEvent } from "../state/event.ts";
import type { Turn } from "../state/turn.ts";
import { guideOf } from "./page-ref.ts";
import { showsButtons } from "./shows-buttons.ts";

/*
 * On a channel with buttons an answer is a message of its own, which is sent after the commit and at most once. The
 * webhook's answer is then empty. That of a repeated webhook is empty, too, since the message may have been sent.
 */

/**
 * While a check-back is being sent, or may be soon, the provider may be asked whether it has the message: it answers with
 * what was sent about that time, and cannot tell a reply from a check-back. Two minutes are more than its clock is off.
 */
function mayBeSought(checkBack: CheckBack, now: number): boolean {
  const isSoon = (wakeAt(checkBack) ?? Number.POSITIVE_INFINITY) < now + 2 * 60_000;
  return checkBack.state === "sending" || checkBack.state === "unsendable" || isSoon;
}

/** The turn of a message, with buttons below its answer where there is something to tap. */
export function withButtons(
  content: Content,
  turn: Turn,
  { id, channel, sender }: MessageEvent,
  context: Context,
): Turn {
  const { conversation, replies } = turn;
  const [reply] = replies;
  const recent = conversation?.recent.at(-1);
  if (!context.canShowButtons || !showsButtons[channel] || !conversation || !reply || recent?.id !== id) return turn;
  if (turn.happened[0]?.kind === "message" && turn.happened[0].as === "repeated") return turn;
  // A message with buttons cannot have a picture.
  if (reply.media) return turn;
  // The last word to a person who stops or is erased is in the webhook's answer, so nothing is sent to them afterwards.
  if (conversation.optedOut || conversation.erased) return turn;
  if (conversation.checkBacks.some((each) => mayBeSought(each, context.now))) return turn;
  const buttons = withTargets(content, buttonsOf(content, reply.pages, reply.text), { conversation, sender });
  if (!buttons) return turn;
  return {
    ...turn,
    conversation: {
      ...conversation,
      recent: [...conversation.recent.slice(0, -1), { ...recent, hasButtons: context.run ?? id }],
    },
    effect: { kind: "reply-with-buttons", message: id, buttons },
  };
}

/**
 * The buttons that lead where they say at any time: the id of "yes" is the page that was asked about. Nothing when another
 * button has that page.
 */
function withTargets(
  content: Content,
  buttons: Buttons | undefined,
  { conversation, sender }: { conversation: Conversation; sender: string | undefined },
): Buttons | undefined {
  const { suggestion } = conversation;
  const guide = guideOf(content, conversation);
  const guessed = guide && guessFromSender(guide, sender)?.page;
  const targets = {
    "{meant}": suggestion && buttonId(suggestion.guide, suggestion.to),
    "{guess}": guessed && buttonId(guide.guide, guessed),
  };
  const rows = buttons?.rows.map((row) => {
    const id = Object.entries(targets).find(([name]) => row.id.endsWith(name))?.[1];
    return id !== undefined && buttonTarget(content, id) ? { ...row, id } : row;
  });
  const isDistinct = rows && new Set(rows.map(({ id }) => id)).size === rows.length;
  return buttons && rows && isDistinct ? { ...buttons, rows } : undefined;
}

/** The answer was not sent with buttons, so it is in the answers to the webhook and to a repeated one. */
export function onReplyRefused(conversation: Conversation | undefined, { message }: ReplyRefusedEvent): Turn {
  const happened: Turn["happened"] = [{ kind: "reply", result: "refused" }];
  if (!conversation?.recent.some(({ id, hasButtons }) => id === message && hasButtons))
    return { conversation, replies: [], happened };
  const recent = conversation.recent.map(({ hasButtons, ...each }) =>
    each.id === message || !hasButtons ? each : { ...each, hasButtons },
  );
  return { conversation: { ...conversation, recent }, replies: [], happened };
}

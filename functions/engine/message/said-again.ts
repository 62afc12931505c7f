import type { Content } from "../guide/guide.ts";
import type { Message } from "../listen/read-message.ts";
import type { Conversation } from "../state/conversation.ts";
import type { MessageEvent } from "../state/event.ts";
import type { Move } from "./move.ts";
import { pageRef } from "./page-ref.ts";
import { noteRepeat, sketchOf } from "./repeats.ts";
import type { TurnContext } from "./turn-context.ts";
import { isAlwaysAnswered, type Understood } from "./when-to-answer.ts";

type Arrived = {
  content: Content;
  event: MessageEvent;
  message: Message;
  now: number;
  number: number | undefined;
};

/**
 * Whether a text repeats an earlier one. Messages without words are counted by replyToUnread() in when-to-answer.ts.
 */
export function saidAgain(arrived: Arrived, { repeats }: Conversation, heard: Understood) {
  const { event, message, now } = arrived;
  if (event.text.trim() === "") return { repeats, becomes: "answer" } as const;
  return noteRepeat(repeats, sketchOf(message.folded), isShort(arrived, heard), now);
}

/**
 * Whether it is a number, a word of the list on the screen, a command, or a word that opens a guide. People repeat
 * these.
 */
function isShort({ content: { lexicon }, event, message, number }: Arrived, heard: Understood): boolean {
  if (event.button !== undefined || heard.kind === "not-offered" || heard.kind === "button" || isAlwaysAnswered(heard))
    return true;
  if (number !== undefined) return true;
  if (heard.kind === "keyword") return lexicon.keywords.named(message.folded).some(({ opens }) => opens !== undefined);
  return heard.kind === "choice" || heard.kind === "command";
}

/** Adds a notice to the answer of a command that was repeated too often. */
export function withNotice(context: TurnContext, move: Move): Move {
  if (move.pages.length === 0 || !context.content.words.pages["said-again"]) return move;
  return { ...move, pages: [pageRef(context, move.conversation, "/said-again"), ...move.pages] };
}

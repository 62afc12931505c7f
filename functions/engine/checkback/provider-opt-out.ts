import { type Conversation, withCheckBack } from "../state/conversation.ts";
import type { Turn } from "../state/turn.ts";
import { happenedTo } from "./turn-of.ts";
import { withdrawn } from "./withdraw.ts";

/**
 * A turn in which the provider reports that the person opted out. All their check-backs end, as after STOP.
 *
 * @param id the check-back whose message was refused. It has ended, and its event stays the last one
 * @param now epoch milliseconds
 */
export function optedOutAtProvider(turn: Turn, id: string, now: number): Turn {
  const { conversation, happened } = turn;
  if (!conversation) return turn;
  const changes = conversation.checkBacks.filter((each) => each.id !== id).map((each) => withdrawn(each, now));
  const optedOut: Conversation = { ...conversation, optedOut: true };
  return {
    ...turn,
    conversation: changes.reduce((before, { checkBack }) => withCheckBack(before, checkBack), optedOut),
    happened: [...happened.slice(0, -1), ...changes.flatMap(happenedTo), ...happened.slice(-1)],
  };
}

import type { Conversation } from "../state/conversation.ts";

/** More than a quick reader of a whole guide sends; a machine sends more, and every answer to it costs. */
const maxMessages = 60;
const within = 10 * 60 * 1000;

/**
 * How fast a person writes, this message included. After more than 60 messages in 10 minutes they are `isLimited`: told so
 * once, then not answered until they have paused for 10 minutes.
 *
 * @param now epoch milliseconds
 */
export function rateAt(before: Conversation["messageRate"], now: number): NonNullable<Conversation["messageRate"]> {
  const times = [...(before?.times ?? []).filter((at) => now - at < within), now];
  const isLimited = times.length > (before?.isLimited ? 1 : maxMessages);
  return isLimited ? { times: [now], isLimited } : { times };
}

import type { Conversation } from "../state/conversation.ts";

/** More than a fast reader of a whole guide sends. Machines send more, and every answer costs. */
const maxMessages = 60;
const within = 10 * 60 * 1000;

/**
 * The rate of a person's messages, this one included. After more than 60 messages in 10 minutes they are `isLimited`:
 * they get one notice, and then no answer until they have paused for 10 minutes.
 *
 * @param now epoch milliseconds
 */
export function rateAt(before: Conversation["messageRate"], now: number): NonNullable<Conversation["messageRate"]> {
  const times = [...(before?.times ?? []).filter((at) => now - at < within), now];
  const isLimited = times.length > (before?.isLimited ? 1 : maxMessages);
  return isLimited ? { times: [now], isLimited } : { times };
}

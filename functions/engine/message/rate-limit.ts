import type { Conversation } from "../state/conversation.ts";

/** More than a quick reader of a whole guide sends; a machine sends more, and every answer to it costs. */
const maxMessages = 60;
const within = 10 * 60 * 1000;

/**
 * How fast a person writes, this message included. After more than 60 messages in 10 minutes they are `hushed`: told so
 * once, then not answered until they have paused for 10 minutes.
 *
 * @param now epoch milliseconds
 */
export function rateAt(before: Conversation["pace"], now: number): NonNullable<Conversation["pace"]> {
  const heard = [...(before?.heard ?? []).filter((at) => now - at < within), now];
  const hushed = heard.length > (before?.hushed ? 1 : maxMessages);
  return hushed ? { heard: [now], hushed } : { heard };
}

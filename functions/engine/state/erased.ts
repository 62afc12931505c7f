import type { Conversation } from "./conversation.ts";

/**
 * Erases everything except the webhook id and the rate limits, which expire after one hour.
 *
 * @param now epoch milliseconds
 */
export const erased = (
  { channel, ourAddress, messageRate, repeats, wrongCodes, allowance }: Conversation,
  now: number,
): Conversation => ({
  channel,
  ourAddress,
  optedOut: false,
  erased: true,
  lastHeardAt: now,
  unclear: 0,
  checkBacks: [],
  recent: [],
  ...(messageRate && { messageRate }),
  ...(repeats && { repeats }),
  ...(wrongCodes && { wrongCodes }),
  ...(allowance && { allowance }),
});

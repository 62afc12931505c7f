import type { Conversation } from "./conversation.ts";

/**
 * Nothing is left of them but what answers a webhook that comes again, and what keeps somebody from trying many codes and
 * a machine from being answered without end; that for an hour.
 */
export const erased = (
  { channel, ourAddress, messageRate, repeats, wrongCodes, allowance }: Conversation,
  now: number,
): Conversation => ({
  ...{ channel, ourAddress, optedOut: false, erased: true, lastHeardAt: now, unclear: 0, recent: [] },
  ...(messageRate && { messageRate }),
  ...(repeats && { repeats }),
  ...(wrongCodes && { wrongCodes }),
  ...(allowance && { allowance }),
});

import type { Conversation } from "./conversation.ts";

/**
 * Nothing is left of them but what answers a webhook that comes again, and what keeps somebody from trying many codes and
 * a machine from being answered without end; that for an hour.
 */
export const erased = (
  { channel, line, pace, repeats, wrongCodes, allowance }: Conversation,
  now: number,
): Conversation => ({
  ...{ channel, line, optedOut: false, erased: true, lastHeardAt: now, unclear: 0, recent: [] },
  ...(pace && { pace }),
  ...(repeats && { repeats }),
  ...(wrongCodes && { wrongCodes }),
  ...(allowance && { allowance }),
});

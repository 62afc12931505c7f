/*
 * The schema of the table. infra/ creates the table from it, in AWS and on the desk.
 *
 *   CONVERSATION  pk = keyed hash of the address, sk = "CONVERSATION"
 *   ALIAS         the same keys, of a person's other address; leadsTo = the pk of the conversation
 *   TIMER         same pk, sk = "TIMER#<check-back id>"; its removal by time-to-live wakes the check-back
 *   HANDOVER      pk = "HANDOVER#<code>", sk = "HANDOVER"; moves a check-back to another phone
 *   SPENT         pk = "SPENT#<UTC day>#<shard>", sk = "SPENT"; counts what was sent on that day, and in each hour by country;
 *                 until when each of our senders is busy
 *   TEMPLATES     pk = "TEMPLATES", sk = "TEMPLATES"; the WhatsApp templates to send by. The one item that never expires
 */

export const table = {
  /** The key attributes. DynamoDB needs no declaration of others. */
  attributes: { pk: "S", sk: "S", dueShard: "S", dueAt: "N", waitsFor: "S", firstDueAt: "N" },
  key: { hash: "pk", range: "sk" },
  /** Check-backs past due, for the sweep. Sparse: only conversations with an open check-back have its keys. */
  dueIndex: { name: "due", hash: "dueShard", range: "dueAt" },
  /** Check-backs that could not be sent when they were due, by reason, the longest overdue first. Sparse, too. */
  waitingIndex: { name: "waiting", hash: "waitsFor", range: "firstDueAt" },
  /** Epoch seconds: DynamoDB never deletes an item with any other value (Developer Guide, "Using time to live"). */
  timeToLive: "expireAt",
  /** The stream shows a removed timer in its old image. */
  streamView: "OLD_IMAGE",
} as const;

export const conversationKey = "CONVERSATION";
export const timerEntity = "TIMER";
export const timerKey = (checkBack: string) => `${timerEntity}#${checkBack}`;

/** The key of a code's item; without the code, its sort key. */
export const handoverKey = (code?: string) => (code === undefined ? "HANDOVER" : `HANDOVER#${code}`);

export const spentEntity = "SPENT";
export const spentKey = (day: string, shard: number) => `${spentEntity}#${day}#${shard}`;
/** The partition key and the sort key of the one item about WhatsApp templates. */
export const templatesKey = "TEMPLATES";

/** The index has this many partitions, so that one does not take all writes. */
const shards = 4;

export const dueShards = Array.from({ length: shards }, (_, i) => String(i));

/** The shard of a person, from their key. */
export function dueShardOf(key: string): string {
  return String((key.codePointAt(0) ?? 0) % shards);
}

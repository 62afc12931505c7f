/*
 * The shape of the one table. infra/ builds it in AWS and on the desk from here, and dynamo.ts reads and writes it.
 *
 *   CONVERSATION  pk = keyed hash of the address, sk = "CONVERSATION"
 *   ALIAS         the same, of a person's other address; leadsTo = the pk that has the conversation. One read finds either
 *   TIMER         same pk, sk = "TIMER#<promise id>"; its removal by time-to-live is the alarm
 *   HANDOVER      pk = "HANDOVER#<code>", sk = "HANDOVER"; moves a promise to another phone
 *   SPENT         pk = "SPENT#<UTC day>#<shard>", sk = "SPENT"; what was sent on that day, and in each hour by country
 *   TEMPLATES     pk = "TEMPLATES", sk = "TEMPLATES"; the WhatsApp templates to send by. The one item that never expires
 */

export const table = {
  /** Only key attributes are declared; the rest is schemaless. */
  attributes: { pk: "S", sk: "S", dueShard: "S", dueAt: "N", waitsFor: "S", firstDueAt: "N" },
  key: { hash: "pk", range: "sk" },
  /** Promises past due, for the sweep. Sparse: only conversations with an open promise carry its keys. */
  dueIndex: { name: "due", hash: "dueShard", range: "dueAt" },
  /** Promises that could not be sent when they were due, by reason, the longest overdue first. Sparse, too. */
  waitingIndex: { name: "waiting", hash: "waitsFor", range: "firstDueAt" },
  /** Epoch seconds. Anything else is silently never deleted (DynamoDB Developer Guide, "Using time to live"). */
  timeToLive: "expireAt",
  /** A removed timer is read from its old image. */
  streamView: "OLD_IMAGE",
} as const;

export const conversationKey = "CONVERSATION";
export const timerEntity = "TIMER";
export const timerKey = (promise: string) => `${timerEntity}#${promise}`;

/** The key of a code's item; without the code, its sort key. */
export const handoverKey = (code?: string) => (code === undefined ? "HANDOVER" : `HANDOVER#${code}`);

export const spentEntity = "SPENT";
export const spentKey = (day: string, shard: number) => `${spentEntity}#${day}#${shard}`;
/** The partition key and the sort key of the one item about WhatsApp templates. */
export const templatesKey = "TEMPLATES";

/** The index is spread over this many partitions, so that no single one takes all the writes. */
const shards = 4;

export const dueShards = Array.from({ length: shards }, (_, i) => String(i));

/** The shard of a person's promise, from their key. */
export function dueShardOf(key: string): string {
  return String((key.codePointAt(0) ?? 0) % shards);
}

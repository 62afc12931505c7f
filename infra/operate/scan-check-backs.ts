import { type AttributeValue, ScanCommand } from "@aws-sdk/client-dynamodb";
import type { CheckBack } from "../../functions/engine/state/check-back.ts";
import { type Conversation, conversation as schema } from "../../functions/engine/state/conversation.ts";
import { conversationKey } from "../../functions/store/table.ts";
import type { Place } from "./target.ts";

/** A check-back and the conversation that it belongs to. Only the keyed hash stands for the person. */
export type Found = { person: string; conversation: Conversation; checkBack: CheckBack };

/** Items of one page, and the maximum of pages. A page has 1 MB at most, and costs half a read unit for each 4 KB. */
const pageSize = 500;
const maxPages = 4_000;

/**
 * Every check-back. It scans the whole table, because no index has the check-backs that have ended. Conversations that can't be
 * parsed are skipped.
 *
 * @param tell `progress` is called with the number of scanned items after each page, `unreadable` for each skipped one
 */
export async function everyCheckBack(
  { deps, client, table }: Place,
  tell: { progress: (items: number) => void; unreadable: () => void },
): Promise<Found[]> {
  const found: Found[] = [];
  let from: Record<string, AttributeValue> | undefined;
  let looked = 0;
  for (let page = 0; page < maxPages; page += 1) {
    const {
      Items = [],
      LastEvaluatedKey,
      ScannedCount = 0,
    } = await client.send(
      new ScanCommand({
        TableName: table,
        Limit: pageSize,
        ExclusiveStartKey: from,
        ProjectionExpression: "pk, body, expireAt",
        FilterExpression: "sk = :conversation",
        ExpressionAttributeValues: { ":conversation": { S: conversationKey } },
      }),
    );
    found.push(...Items.flatMap((item) => checkBacksIn(item, deps.now(), tell.unreadable)));
    looked += ScannedCount;
    tell.progress(looked);
    from = LastEvaluatedKey;
    if (!from) return found;
  }
  throw new Error(`the table has more than ${looked} items: too many for one scan`);
}

/** Expired items are ignored: DynamoDB deletes them later. */
function checkBacksIn(
  { pk, body, expireAt }: Record<string, AttributeValue>,
  now: number,
  unreadable: () => void,
): Found[] {
  if (!pk?.S || !body?.S || Number(expireAt?.N) * 1000 <= now) return [];
  const { data } = schema.safeParse(parsed(body.S));
  if (!data) unreadable();
  const person = pk.S;
  return (data?.checkBacks ?? []).map((checkBack) => ({ person, conversation: data!, checkBack }));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * The check-back whose id begins with the prefix, in every conversation that has it: it can move from phone to phone. Throws
 * when there is none, or more than one.
 */
export function withId(all: Found[], prefix: string): [Found, ...Found[]] {
  const [first, ...others] = all.filter(({ checkBack }) => checkBack.id.startsWith(prefix));
  if (!first) throw new Error(`no check-back has an id that begins with ${prefix}`);
  const ids = new Set([first, ...others].map(({ checkBack }) => checkBack.id));
  if (ids.size > 1) throw new Error(`${ids.size} check-backs begin with ${prefix}: give more of the id`);
  return [first, ...others];
}

import { type AttributeValue, ScanCommand } from "@aws-sdk/client-dynamodb";
import type { CheckBack, Conversation } from "../../functions/engine/state/conversation.ts";
import { conversation as schema } from "../../functions/engine/state/conversation.ts";
import { conversationKey } from "../../functions/store/table.ts";
import type { Place } from "./target.ts";

/** A person with a promise, as it is stored. Nothing here names them but the keyed hash. */
export type Found = { person: string; conversation: Conversation & { promise: CheckBack } };

/** Items looked at for one page, and at most; a page is at most 1 MB, and costs half a read unit for each 4 KB. */
const pageSize = 500;
const mostPages = 4_000;

/**
 * Everybody with a promise: the whole table is read, page by page, for no index has the promises that are over. What
 * can't be understood is passed over, and told.
 *
 * @param tell what is said meanwhile: how many items were looked at, after each page; and what could not be read
 */
export async function everyPromise(
  { deps, client, table }: Place,
  tell: { progress: (items: number) => void; unreadable: () => void },
): Promise<Found[]> {
  const found: Found[] = [];
  let from: Record<string, AttributeValue> | undefined;
  let looked = 0;
  for (let page = 0; page < mostPages; page += 1) {
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
    found.push(...Items.flatMap((item) => promiseIn(item, deps.now(), tell.unreadable)));
    looked += ScannedCount;
    tell.progress(looked);
    from = LastEvaluatedKey;
    if (!from) return found;
  }
  throw new Error(`the table has more than ${looked} items: too many to read for one question`);
}

/** Expired items are there until DynamoDB gets round to deleting them, and count as gone. */
function promiseIn(
  { pk, body, expireAt }: Record<string, AttributeValue>,
  now: number,
  unreadable: () => void,
): Found[] {
  if (!pk?.S || !body?.S || Number(expireAt?.N) * 1000 <= now) return [];
  const { data } = schema.safeParse(parsed(body.S));
  if (!data) unreadable();
  return data?.promise ? [{ person: pk.S, conversation: { ...data, promise: data.promise } }] : [];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * The promise whose id begins so. Several people may have it: it moves from phone to phone. Throws when there is none,
 * or more than one.
 */
export function withId(all: Found[], prefix: string): [Found, ...Found[]] {
  const [first, ...others] = all.filter(({ conversation }) => conversation.promise.id.startsWith(prefix));
  if (!first) throw new Error(`no promise has an id that begins with ${prefix}`);
  const ids = new Set([first, ...others].map(({ conversation }) => conversation.promise.id));
  if (ids.size > 1) throw new Error(`${ids.size} promises begin with ${prefix}: say more of the id`);
  return [first, ...others];
}

import { type AttributeValue, type DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { type Conversation, conversation as schema } from "../../functions/engine/state/conversation.ts";
import { conversationKey } from "../../functions/store/table.ts";

type Item = Record<string, AttributeValue>;

type Scanned = {
  client: DynamoDBClient;
  table: string;
  /** Epoch milliseconds. */
  now: number;
  /** Attributes to read beside the conversation. */
  attributes?: string[];
};

/** What a scan says while it runs. */
export type Tell = {
  /** Gets the number of scanned items after each page. */
  progress: (items: number) => void;
  /** Called for each conversation that can't be parsed. */
  unreadable: () => void;
};

/** Items of one page, and the maximum of pages. A page has 1 MB at most, and costs half a read unit for each 4 KB. */
const pageSize = 500;
const maxPages = 4_000;

/**
 * Every conversation, page by page. It scans the whole table. Expired conversations, which DynamoDB deletes later, and those
 * that can't be parsed are skipped. Throws when the table has too many items.
 */
export async function* everyConversation(
  { client, table, now, attributes = [] }: Scanned,
  tell: Tell,
): AsyncGenerator<{ item: Item; conversation: Conversation }> {
  let from: Item | undefined;
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
        // The role that deploys may read these attributes alone, and only when the request says so.
        Select: "SPECIFIC_ATTRIBUTES",
        ProjectionExpression: ["body", "expireAt", ...attributes].join(", "),
        FilterExpression: "sk = :conversation",
        ExpressionAttributeValues: { ":conversation": { S: conversationKey } },
      }),
    );
    for (const item of Items) {
      const { body, expireAt } = item;
      if (!body?.S || Number(expireAt?.N) * 1000 <= now) continue;
      const { data } = schema.safeParse(parsed(body.S));
      if (data) yield { item, conversation: data };
      else tell.unreadable();
    }
    looked += ScannedCount;
    tell.progress(looked);
    from = LastEvaluatedKey;
    if (!from) return;
  }
  throw new Error(`the table has more than ${looked} items: too many for one scan`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { limitExceededAlone, periodOf, type Spending } from "./spending.ts";
import { spentEntity, spentKey } from "./table.ts";

/**
 * Counts on DynamoDB, in one request: both counts are attributes of one item, and a condition keeps them within their
 * limits, so that messages at the same time can't pass them together. A partition takes 1,000 writes a second.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 * A request that the SDK repeats may count twice, and never too little.
 *
 * @param patience how long an answer waits to be counted, in milliseconds
 */
export function dynamoSpending(client: DynamoDBClient, TableName: string, patience = 1_000): Spending {
  return {
    async spend(spend) {
      const over = limitExceededAlone(spend);
      if (over) return over;
      const { cost, shard, maxPerDay, maxPerHour } = spend;
      const { date, hour, gone } = periodOf(spend);
      const update = new UpdateItemCommand({
        TableName,
        Key: { pk: { S: spentKey(date, shard) }, sk: { S: spentEntity } },
        UpdateExpression: "SET expireAt = :gone ADD spent :cost, #hour :cost",
        ConditionExpression:
          "(attribute_not_exists(spent) OR spent <= :day) AND (attribute_not_exists(#hour) OR #hour <= :hour)",
        ExpressionAttributeNames: { "#hour": hour },
        ExpressionAttributeValues: {
          ":cost": { N: String(cost) },
          ":gone": { N: String(gone) },
          ":day": { N: String(maxPerDay - cost) },
          ":hour": { N: String(maxPerHour - cost) },
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      });
      try {
        await client.send(update, { abortSignal: AbortSignal.timeout(patience) });
        return undefined;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return Number(error.Item?.spent?.N) > maxPerDay - cost ? "stage" : "country";
      }
    },

    async giveBack(spent) {
      const { date, hour, gone } = periodOf(spent);
      const update = new UpdateItemCommand({
        TableName,
        Key: { pk: { S: spentKey(date, spent.shard) }, sk: { S: spentEntity } },
        UpdateExpression: "SET expireAt = :gone ADD spent :back, #hour :back",
        ExpressionAttributeNames: { "#hour": hour },
        ExpressionAttributeValues: { ":back": { N: String(-spent.cost) }, ":gone": { N: String(gone) } },
      });
      await client.send(update, { abortSignal: AbortSignal.timeout(patience) });
    },
  };
}

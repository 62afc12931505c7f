import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { limitExceededAlone, periodOf, type Spending } from "./spending.ts";
import { spentEntity, spentKey } from "./table.ts";

/**
 * Counts on DynamoDB in one request. Both counts are attributes of one item, and a condition keeps them within their
 * limits, even when messages are counted at the same time. A partition takes 1,000 writes a second.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 * A request that the SDK retries may count twice, so the count is never too low.
 *
 * @param timeoutMs the time-out of a request
 */
export function dynamoSpending(client: DynamoDBClient, TableName: string, timeoutMs = 1_000): Spending {
  return {
    async spend(spend) {
      const exceeded = limitExceededAlone(spend);
      if (exceeded) return exceeded;
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
        await client.send(update, { abortSignal: AbortSignal.timeout(timeoutMs) });
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
      await client.send(update, { abortSignal: AbortSignal.timeout(timeoutMs) });
    },
  };
}

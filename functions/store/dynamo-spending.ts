import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type Exceeded, limitExceededAlone, periodOf, type Spend, type Spending } from "./spending.ts";
import { spentEntity, spentKey } from "./table.ts";

/** A sender turns from idle to busy, or back, this often at most while one message is counted. */
const maxTries = 4;

/**
 * Counts on DynamoDB in one request. All counts are attributes of one item, and a condition keeps them within their
 * limits, even when messages are counted at the same time. A partition takes 1,000 writes a second.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 * A request that the SDK retries may count twice, so the count is never too low.
 *
 * @param timeoutMs the time-out of a request
 */
export function dynamoSpending(client: DynamoDBClient, TableName: string, timeoutMs = 1_000): Spending {
  /** By day, shard and sender: the time at which the sender is done, or later. */
  const busyUntil = new Map<string, number>();
  const send = (command: UpdateItemCommand) => client.send(command, { abortSignal: AbortSignal.timeout(timeoutMs) });

  return {
    async spend(spend) {
      const { now, shard, pace } = spend;
      const about = `${periodOf(spend).date} ${shard} ${pace?.sender}`;
      for (let tries = 0; tries < maxTries; tries += 1) {
        const known = busyUntil.get(about) ?? 0;
        // Others only add to it, so no request is needed.
        const exceeded = limitExceededAlone(spend) ?? (pace && isTooBusy(known, spend) ? "pace" : undefined);
        if (exceeded) return exceeded;
        const isBusy = known > now;
        try {
          const { Attributes } = await send(updateOf(TableName, spend, isBusy));
          if (pace) busyUntil.set(about, Number(Attributes?.[paceOf(pace.sender)]?.N));
          return undefined;
        } catch (error) {
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
          if (pace) busyUntil.set(about, Number(error.Item?.[paceOf(pace.sender)]?.N ?? 0));
          const over = exceededIn(error.Item, spend);
          if (over) return over;
        }
      }
      throw new Error("the sender's time could not be counted");
    },

    async giveBack(spent) {
      const { date, hour, gone } = periodOf(spent);
      const update = new UpdateItemCommand({
        TableName,
        Key: keyOf(date, spent.shard),
        UpdateExpression: "SET expireAt = :gone ADD spent :back, #hour :back",
        ExpressionAttributeNames: { "#hour": hour },
        ExpressionAttributeValues: { ":back": { N: String(-spent.cost) }, ":gone": { N: String(gone) } },
      });
      await send(update);
    },
  };
}

const keyOf = (date: string, shard: number) => ({ pk: { S: spentKey(date, shard) }, sk: { S: spentEntity } });

/** The attribute of a sender: when it is done with what it has, in epoch milliseconds. */
const paceOf = (sender: string) => `until ${sender}`;

/** @param doneAt when the sender is done with what it has */
const isTooBusy = (doneAt: number, { pace, now }: Spend): boolean =>
  pace !== undefined && Math.max(doneAt, now) + pace.ms > pace.until;

/**
 * The update that counts a message. An expression has no maximum, so the sender's time has two: of a busy sender it is
 * added to, and of an idle one it begins now. The condition fails when the sender is not what was expected.
 */
function updateOf(TableName: string, { cost, shard, maxPerDay, maxPerHour, pace, ...spend }: Spend, isBusy: boolean) {
  const { date, hour, gone } = periodOf(spend);
  const number = (value: number): AttributeValue => ({ N: String(value) });
  const busy = { set: "", add: ", #until :ms", when: " AND #until > :now AND #until <= :latest" };
  const idle = { set: ", #until = :done", add: "", when: " AND (attribute_not_exists(#until) OR #until <= :now)" };
  const { set, add, when } = !pace ? { set: "", add: "", when: "" } : isBusy ? busy : idle;
  const times = pace && {
    ":now": number(spend.now),
    ...(isBusy
      ? { ":ms": number(pace.ms), ":latest": number(pace.until - pace.ms) }
      : { ":done": number(spend.now + pace.ms) }),
  };
  return new UpdateItemCommand({
    TableName,
    Key: keyOf(date, shard),
    UpdateExpression: `SET expireAt = :gone${set} ADD spent :cost, #hour :cost${add}`,
    ConditionExpression: `(attribute_not_exists(spent) OR spent <= :day) AND (attribute_not_exists(#hour) OR #hour <= :hour)${when}`,
    ExpressionAttributeNames: { "#hour": hour, ...(pace && { "#until": paceOf(pace.sender) }) },
    ExpressionAttributeValues: {
      ":cost": number(cost),
      ":gone": number(gone),
      ":day": number(maxPerDay - cost),
      ":hour": number(maxPerHour - cost),
      ...times,
    },
    ReturnValues: "UPDATED_NEW",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  });
}

/** The limit that stopped a message; undefined when its sender was only busy or idle against expectation. */
function exceededIn(item: Record<string, AttributeValue> | undefined, spend: Spend): Exceeded | undefined {
  const { cost, maxPerDay, maxPerHour, pace } = spend;
  const countIn = (name: string) => Number(item?.[name]?.N ?? 0);
  if (countIn("spent") > maxPerDay - cost) return "stage";
  if (!pace || countIn(periodOf(spend).hour) > maxPerHour - cost) return "country";
  return isTooBusy(countIn(paceOf(pace.sender)), spend) ? "pace" : undefined;
}

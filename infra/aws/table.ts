import { table as shape } from "../../functions/store/table.ts";

const types = { S: "string", N: "number" } as const;
const views = { OLD_IMAGE: "old-image" } as const;
const { attributes, key, dueIndex, waitingIndex, timeToLive, streamView } = shape;

const indexes = [dueIndex, waitingIndex];
export const indexNames = indexes.map(({ name }) => name);

/** The only table, in the shape that functions/store defines. A retained stage (see sst.config.ts) retains it. */
export const table = new sst.aws.Dynamo("Table", {
  fields: Object.fromEntries(Object.entries(attributes).map(([name, type]) => [name, types[type]])),
  primaryIndex: { hashKey: key.hash, rangeKey: key.range },
  globalIndexes: Object.fromEntries(
    indexes.map(({ name, hash, range }) => [
      name,
      { hashKey: hash, rangeKey: range, projection: "keys-only" as const },
    ]),
  ),
  stream: views[streamView],
  ttl: timeToLive,
  deletionProtection: $app.protect,
  // It can be restored to any second of the last 35 days.
  transform: { table: { pointInTimeRecovery: { enabled: true } } },
});

// A link passes on the table's name and, by default, grants dynamodb:*. The permissions below replace that.
sst.Linkable.wrap(sst.aws.Dynamo, ({ name }) => ({ properties: { name } }));

/**
 * To take a turn, and to count what it sends. A transaction needs the permissions of its parts, which put and delete.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export const takeTurns = {
  actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:UpdateItem"],
  resources: [table.arn],
};

/** To find overdue and waiting check-backs. */
export const findOverdue = {
  actions: ["dynamodb:Query"],
  resources: indexNames.map((name) => $interpolate`${table.arn}/index/${name}`),
};

import { table as shape } from "../../functions/store/table.ts";

const types = { S: "string", N: "number" } as const;
const views = { OLD_IMAGE: "old-image" } as const;
const { attributes, key, dueIndex, waitingIndex, timeToLive, streamView } = shape;

const indexes = [dueIndex, waitingIndex];
export const indexNames = indexes.map(({ name }) => name);

/** The one table. Its shape is the functions' own. A stage that is kept (see sst.config.ts) keeps it, too. */
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
  // Any second of the last 35 days can be gone back to.
  transform: { table: { pointInTimeRecovery: { enabled: true } } },
});

// A link tells a function the table's name. What it may do there is said one by one below: SST would grant dynamodb:*.
sst.Linkable.wrap(sst.aws.Dynamo, ({ name }) => ({ properties: { name } }));

/**
 * To take a turn, and to count what it sends. A transaction needs what its parts need, and ours only put and delete.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export const takeTurns = {
  actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:UpdateItem"],
  resources: [table.arn],
};

/** To ask what is overdue, and what waits. */
export const findOverdue = {
  actions: ["dynamodb:Query"],
  resources: indexNames.map((name) => $interpolate`${table.arn}/index/${name}`),
};

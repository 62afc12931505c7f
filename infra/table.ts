import { table as shape } from "../functions/store/table.ts";

const types = { S: "string", N: "number" } as const;
const { attributes, key, dueIndex, timeToLive } = shape;

/** The one table. Its shape is the functions' own. */
export const table = new sst.aws.Dynamo("Table", {
  fields: Object.fromEntries(Object.entries(attributes).map(([name, type]) => [name, types[type]])),
  primaryIndex: { hashKey: key.hash, rangeKey: key.range },
  globalIndexes: { [dueIndex.name]: { hashKey: dueIndex.hash, rangeKey: dueIndex.range, projection: "keys-only" } },
  stream: "old-image",
  ttl: timeToLive,
  deletionProtection: $app.stage === "production",
});

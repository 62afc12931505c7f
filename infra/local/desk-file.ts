import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "./dynamodb.ts";
import { holderOf } from "./lock.ts";

const fileIn = (folder: string) => join(folder, "desk.json");

/** Notes in a desk's folder where its DynamoDB Local is, for other processes; answers with how to take that back. */
export function tellWhere(folder: string, dynamo: Connection): () => void {
  writeFileSync(fileIn(folder), JSON.stringify({ dynamo }));
  return () => rmSync(fileIn(folder), { force: true });
}

/** Where the DynamoDB Local of a folder's desk is; nothing when no desk runs on it: one that was killed left its note. */
export function whereIsDesk(folder: string): Connection | undefined {
  if (holderOf(folder) === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(fileIn(folder), "utf8")).dynamo as Connection;
  } catch {
    return undefined;
  }
}

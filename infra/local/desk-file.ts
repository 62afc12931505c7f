import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "./dynamodb.ts";
import { holderOf } from "./lock.ts";

const fileIn = (folder: string) => join(folder, "desk.json");

/** Writes the address of a desk's DynamoDB Local into its folder, for other processes. Returns a function that removes it. */
export function writeDeskFile(folder: string, dynamo: Connection): () => void {
  writeFileSync(fileIn(folder), JSON.stringify({ dynamo }));
  return () => rmSync(fileIn(folder), { force: true });
}

/** The DynamoDB Local of the desk that runs on a folder; undefined when none runs. A killed desk leaves its file. */
export function runningDesk(folder: string): Connection | undefined {
  if (holderOf(folder) === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(fileIn(folder), "utf8")).dynamo as Connection;
  } catch {
    return undefined;
  }
}

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "./dynamodb.ts";
import { holderOf } from "./lock.ts";

/** Where a desk stores its conversations. */
export type DeskDatabase = { connection: Connection; table: string };

const fileIn = (folder: string) => join(folder, "desk.json");

/** Writes where a desk's conversations are into its folder, for other processes. Returns a function that removes it. */
export function writeDeskFile(folder: string, database: DeskDatabase): () => void {
  writeFileSync(fileIn(folder), JSON.stringify({ database }));
  return () => rmSync(fileIn(folder), { force: true });
}

/** The database of the desk that runs on a folder; undefined when none runs. A killed desk leaves its file. */
export function runningDesk(folder: string): DeskDatabase | undefined {
  if (holderOf(folder) === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(fileIn(folder), "utf8")).database as DeskDatabase;
  } catch {
    return undefined;
  }
}

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "./dynamodb.ts";
import { holderOf } from "./lock.ts";

/** Where a desk stores its conversations. */
export type DeskDatabase = { connection: Connection; table: string };

const fileIn = (folder: string) => join(folder, "desk.json");

/**
 * Writes where a desk's conversations are into its folder, for other processes. Returns a function that removes it.
 *
 * @param database undefined on a desk without Java
 */
export function writeDeskFile(folder: string, database: DeskDatabase | undefined): () => void {
  writeFileSync(fileIn(folder), JSON.stringify({ database }));
  return () => rmSync(fileIn(folder), { force: true });
}

/** The desk that runs on a folder, and its database, if it has one; undefined when none runs. A killed desk leaves its file. */
export function runningDesk(folder: string): { database?: DeskDatabase } | undefined {
  if (holderOf(folder) === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(fileIn(folder), "utf8")) as { database?: DeskDatabase };
  } catch {
    return undefined;
  }
}

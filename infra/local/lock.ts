import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileIn = (folder: string) => join(folder, "desk.lock");

/**
 * Takes a folder for this process, and answers with how to give it back. Throws when a desk that is alive has it: two
 * engines on one set of files would corrupt it. A desk that was killed left its lock; nobody holds that one.
 */
export function lockFolder(folder: string): () => void {
  const file = fileIn(folder);
  const holder = holderOf(folder);
  if (holder !== undefined)
    throw new Error(`another desk (process ${holder}) keeps its data in ${folder}: end it, or set CHECKBACK_DATA`);
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

/** The process whose desk has a folder; nothing when there is none that is alive. */
export function holderOf(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(fileIn(folder), "utf8"));
    if (pid > 0) process.kill(pid, 0);
    return pid || undefined;
  } catch {
    return undefined;
  }
}

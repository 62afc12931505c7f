import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileIn = (folder: string) => join(folder, "desk.lock");

/**
 * Locks a folder for this process, and returns a function that unlocks it. Throws when a running desk has it: two engines on
 * the same files would corrupt them. The lock of a killed desk is ignored.
 */
export function lockFolder(folder: string): () => void {
  const file = fileIn(folder);
  refuseIfHeld(folder);
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

/** Throws when a running desk has a folder. */
export function refuseIfHeld(folder: string): void {
  const holder = holderOf(folder);
  if (holder !== undefined)
    throw new Error(`another desk (process ${holder}) uses ${folder}. End it, or set CHECKBACK_DATA.`);
}

/** The running process whose desk has a folder. */
export function holderOf(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(fileIn(folder), "utf8"));
    if (pid > 0) process.kill(pid, 0);
    return pid || undefined;
  } catch {
    return undefined;
  }
}

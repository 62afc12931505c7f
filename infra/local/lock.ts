import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Takes a folder for this process, and answers with how to give it back. Throws when a desk that is alive has it: two
 * engines on one set of files would corrupt it. A desk that was killed left its lock; nobody holds that one.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, "desk.lock");
  const holder = holderOf(file);
  if (holder !== undefined)
    throw new Error(`another desk (process ${holder}) keeps its data in ${folder}: end it, or set CHECKBACK_DATA`);
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function holderOf(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    if (pid > 0) process.kill(pid, 0);
    return pid || undefined;
  } catch {
    return undefined;
  }
}

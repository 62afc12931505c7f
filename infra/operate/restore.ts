import type { Progress } from "../cli/progress.ts";
import { type Counts, compareTables, putBack } from "./missing.ts";
import { tableOfStage } from "./target.ts";

type Restore = { from: string; apply: boolean; progress: Progress };

/** Compares a restored table with the stage's own, and copies what is missing. Resolves to the text to print. */
export async function restore({ from, apply, progress }: Restore): Promise<string> {
  const { client, table } = await tableOfStage();
  try {
    if (from === table) throw new Error(`${from} is the stage's own table. Restore into another table first.`);
    const tables = { client, from, to: table, now: Date.now() };
    const counts = await (apply ? putBack : compareTables)(tables, (scanned) =>
      progress.count(`scanned ${scanned} items ...`),
    );
    return conclusion(counts, { from, table, apply });
  } finally {
    progress.end();
    client.destroy();
  }
}

function conclusion(
  { scanned, expired, missing, put }: Counts,
  { from, table, apply }: { from: string; table: string; apply: boolean },
): string {
  const found = `${from} has ${scanned} items. ${expired} have expired; ${missing} of the others are not in ${table}.`;
  if (apply) return `${found}\n${put} copied back.`;
  return `${found}\n${missing === 0 ? "Nothing to copy back." : "Nothing was changed. Add --apply to copy them back."}`;
}

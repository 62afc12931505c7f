import type { Contender } from "./contenders.ts";
import type { Row } from "./results.ts";

/**
 * The row of a contender, without values; with the reason when a first attempt failed. Only a peer may fail.
 */
export async function rowAfter({ id, name, lacks, isPeer }: Contender, attempt: Promise<unknown>): Promise<Row> {
  try {
    await attempt;
    return { id, name, lacks, values: [] };
  } catch (error) {
    if (!isPeer) throw error;
    return { id, name, lacks, missing: firstLine(error as Error) };
  }
}

const firstLine = ({ message }: Error) => message.split("\n")[0] ?? "";

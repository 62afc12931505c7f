import { existsSync, readFileSync } from "node:fs";
import * as z from "zod";

/** What sst.config.ts returns, as far as it is needed. */
const outputs = z.object({ stage: z.string(), webhook: z.url() });

/** A deployment that was made from here. `origin` is where Twilio calls it, without a path. */
export type Deployment = { stage: string; origin: string };

/**
 * The last one that was made from this folder, of whatever stage; nothing when there was none, or an older version's.
 *
 * @param file .sst/outputs.json, which SST writes after each: https://sst.dev/docs/reference/config#run
 */
export function lastDeployment(file: string): Deployment | undefined {
  if (!existsSync(file)) return undefined;
  const parsed = outputs.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success) return undefined;
  const { stage, webhook } = parsed.data;
  return { stage, origin: new URL(webhook).origin };
}

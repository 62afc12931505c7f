import { existsSync, readFileSync } from "node:fs";
import * as z from "zod";

/** The outputs of sst.config.ts that are used here. */
const outputs = z.object({ stage: z.string(), webhook: z.url() });

/** A deployment from this folder. `origin` is its address, without a path. */
export type Deployment = { stage: string; origin: string };

/**
 * The last deployment from this folder, of any stage; undefined when there is none, or when an older version made it.
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

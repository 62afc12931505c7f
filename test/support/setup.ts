import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { compileContent } from "../../infra/content/compiled.ts";
import { type Connection, startDynamo } from "../../infra/local/dynamodb.ts";

declare module "vitest" {
  interface ProvidedContext {
    dynamo: Connection;
    /** The folder of the plans that the tests of this run share. */
    plans: string;
  }
}

/**
 * Once for the whole run: the compiled content, a folder for plans, and one DynamoDB Local in memory; each test file has its
 * own table.
 */
export default async function setup(project: TestProject) {
  compileContent();
  const { connection, stop } = await startDynamo();
  project.provide("dynamo", connection);
  const plans = mkdtempSync(join(tmpdir(), "plans-"));
  mkdirSync(join(plans, "bundles"));
  project.provide("plans", plans);
  return async () => {
    rmSync(plans, { recursive: true });
    await stop();
  };
}

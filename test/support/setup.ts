import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { compileContent } from "../../infra/content/compiled.ts";
import { type Connection, startDynamo } from "../../infra/local/dynamodb.ts";
import { findJava } from "../../infra/local/java.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Undefined without Java. */
    dynamo: Connection | undefined;
    /** The folder of the plans that the tests of this run share. */
    plans: string;
  }
}

/**
 * Once for the whole run: the compiled content, a folder for plans, and one DynamoDB Local in memory, if
 * there is Java; each test file has its own table.
 */
export default async function setup(project: TestProject) {
  compileContent();
  const dynamo = findJava() === undefined ? undefined : await startDynamo();
  if (dynamo) project.provide("dynamo", dynamo.connection);
  const plans = mkdtempSync(join(tmpdir(), "plans-"));
  mkdirSync(join(plans, "bundles"));
  project.provide("plans", plans);
  return async () => {
    rmSync(plans, { recursive: true });
    await dynamo?.stop();
  };
}

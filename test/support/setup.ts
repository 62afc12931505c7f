import type { TestProject } from "vitest/node";
import { compileContent } from "../../infra/content/compile.ts";
import { type Connection, startDynamo } from "../../infra/local/dynamodb.ts";

declare module "vitest" {
  interface ProvidedContext {
    dynamo: Connection;
  }
}

/** Once for the whole run: the compiled content, and one DynamoDB Local in memory; each test file has its own table. */
export default async function setup(project: TestProject) {
  compileContent();
  const { connection, stop } = await startDynamo();
  project.provide("dynamo", connection);
  return stop;
}

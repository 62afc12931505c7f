import { inject } from "vitest";
import type { Connection } from "../../infra/local/dynamodb.ts";
import { installJava } from "../../infra/local/java.ts";

/** Whether this run has DynamoDB Local: not on a machine without Java. Tests that need it are skipped then. */
export const hasDynamo = inject("dynamo") !== undefined;

/** The run's DynamoDB Local. Throws when there is none. */
export function dynamoOfRun(): Connection {
  const connection = inject("dynamo");
  if (!connection) throw new Error(`this needs DynamoDB Local, and so Java: ${installJava}`);
  return connection;
}

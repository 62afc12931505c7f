import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { expect, inject, test } from "vitest";
import { overrides } from "../../functions/twilio/connection-overrides.ts";
import { dynamoOptions } from "../../functions/wiring/deps.ts";
import { dynamoBetween } from "../lambda/runtime/between.ts";

test("a request on a dead connection is repeated within one attempt of Twilio", async () => {
  const dynamo = inject("dynamo");
  const between = await dynamoBetween(dynamo.endpoint);
  const client = new DynamoDBClient({ ...dynamo, endpoint: between.endpoint, ...dynamoOptions });
  await client.send(new ListTablesCommand({}));
  expect(between.connections()).toBe(1);
  between.leave("silent");
  const began = performance.now();
  await client.send(new ListTablesCommand({}));
  const took = performance.now() - began;
  client.destroy();
  // Otherwise the connection was not dead.
  expect(took).toBeGreaterThanOrEqual(dynamoOptions.requestHandler.requestTimeout - 50);
  expect(took).toBeLessThan(overrides.rt - 1_000);
});

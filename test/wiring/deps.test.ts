import type { Agent } from "node:https";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import type { RequestClient } from "twilio";
import { expect, test } from "vitest";
import { restClient } from "../../functions/twilio/client.ts";
import { overrides } from "../../functions/twilio/connection-overrides.ts";
import { dynamoOptions } from "../../functions/wiring/deps.ts";
import { maxSweepParallel } from "../../functions/wiring/limits.ts";
import { dynamoBetween } from "../lambda/runtime/between.ts";
import { dynamoOfRun, hasDynamo } from "../support/dynamo.ts";

test.skipIf(!hasDynamo)("a request on a dead connection is repeated within one attempt of Twilio", async () => {
  const dynamo = dynamoOfRun();
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

test.skipIf(!hasDynamo)(
  "the clients of DynamoDB and of Twilio open a connection for each person whom the sweep handles at once",
  async () => {
    const dynamo = dynamoOfRun();
    const client = new DynamoDBClient({ ...dynamo, ...dynamoOptions });
    await client.send(new ListTablesCommand({}));
    const handler = client.config.requestHandler as unknown as {
      httpHandlerConfigs: () => { httpsAgent: Agent };
    };
    const { httpsAgent } = handler.httpHandlerConfigs();
    client.destroy();
    expect(httpsAgent).toMatchObject({ maxSockets: maxSweepParallel, keepAlive: true });

    const connections = maxSweepParallel;
    const twilio = restClient({ accountSid: `AC${"0".repeat(32)}`, authToken: "a-token", connections });
    const { _version } = twilio.messages as unknown as {
      _version: { _domain: { twilio: { httpClient: RequestClient } } };
    };
    const { httpsAgent: agent } = _version._domain.twilio.httpClient.axios.defaults;
    expect(agent).toMatchObject({
      maxSockets: connections,
      maxTotalSockets: connections,
      maxFreeSockets: connections,
      keepAlive: true,
    });
  },
);

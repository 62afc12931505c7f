import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect, onTestFinished, test, vi } from "vitest";
import { content } from "../../../functions/wiring/content.ts";
import { onStage } from "../../../infra/operate/target.ts";

const linked = (value: string) => JSON.stringify({ value });

/** The variables that `sst shell` sets for its command (cmd/sst/shell.go), with the region. */
const shell = (region: string) => ({
  AWS_ACCESS_KEY_ID: "key",
  AWS_SECRET_ACCESS_KEY: "secret",
  AWS_SESSION_TOKEN: "token",
  AWS_REGION: region,
  SST_RESOURCE_App: JSON.stringify({ name: "checkback", stage: "production" }),
  SST_RESOURCE_Table: JSON.stringify({ name: "Somewhere" }),
  SST_RESOURCE_TwilioAccountSid: linked(`AC${"0".repeat(32)}`),
  SST_RESOURCE_TwilioAuthToken: linked("token"),
  SST_RESOURCE_AddressSecret: linked("a-secret-of-at-least-32-characters"),
  SST_RESOURCE_FormerAddressSecret: linked(""),
  SST_RESOURCE_FormerTwilioAuthToken: linked(""),
});

/** A DynamoDB that only records the regions of its requests' signatures. */
async function notingRegions() {
  const regions: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    regions.push(/Credential=[^/]+\/\d+\/([^/]+)\/dynamodb\//.exec(request.headers.authorization ?? "")?.[1]);
    response.writeHead(200, { "Content-Type": "application/x-amz-json-1.0" }).end("{}");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return { regions, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test("on a stage, every client uses the stage's region, not the shell's", async () => {
  const { regions, endpoint } = await notingRegions();
  const env = { ...shell("ap-southeast-1"), AWS_DEFAULT_REGION: "eu-central-1", AWS_ENDPOINT_URL_DYNAMODB: endpoint };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { deps, client, table } = await onStage(content);
  await deps.store.load("anybody", 0);
  await client.send(new ScanCommand({ TableName: table }));
  client.destroy();
  expect(regions).toEqual(["ap-southeast-1", "ap-southeast-1"]);
});

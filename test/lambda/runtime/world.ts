import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { inject, onTestFinished } from "vitest";
import { createTable, localClient } from "../../../infra/local/dynamodb.ts";
import type { Mode } from "../../../infra/local/fake-twilio/modes.ts";
import { fakeTwilio } from "../../../infra/local/fake-twilio.ts";
import type { Messages, StoredMessage } from "../../../infra/local/messages.ts";
import { dynamoOfRun } from "../../support/dynamo.ts";
import { account, environmentOf } from "../environment.ts";
import { dynamoBetween } from "./between.ts";
import { startFunction } from "./start.ts";

type Entry = "inbound" | "followups" | "sweep" | "canary";

/** Everything around a function: a table, a proxy before it, and the fake Twilio. */
export async function aWorld(table: string) {
  const client = localClient(dynamoOfRun());
  onTestFinished(() => client.destroy());
  const streamArn = await createTable(client, table);
  const dynamo = await dynamoBetween(dynamoOfRun().endpoint);
  const twilio = await aDouble();
  const start = (entry: Entry, ahead = 0, more: NodeJS.ProcessEnv = {}) => {
    const built = inject("functions")[entry];
    const env = { ...environmentOf(built, table, dynamo.endpoint), TWILIO_DOUBLE: twilio.origin, ...more };
    return startFunction(built, { env, ahead });
  };
  return { client, table, streamArn, dynamo, twilio, start };
}

async function aDouble() {
  const kept = new Map<string, StoredMessage>();
  const messages: Messages = {
    all: () => [...kept.values()],
    find: (sid) => kept.get(sid),
    put: (message) => void kept.set(message.sid, message),
  };
  let mode: Mode = "no-callbacks";
  const now = Date.now;
  const app = fakeTwilio({
    account,
    messages,
    now,
    defaultOptOut: false,
    templates: () => [],
    mode: () => mode,
    statusDelay: 150,
  });
  const server = await new Promise<ReturnType<typeof serve>>((listening) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () => listening(started));
  });
  onTestFinished(async () => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The messages to a person. */
    sentTo: (person: string) => messages.all().filter(({ to }) => to === person),
    setMode(next: Mode) {
      mode = next;
    },
  };
}

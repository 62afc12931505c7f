import { randomInt } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { newCode } from "../../functions/engine/checkback/handover-code.ts";
import type { SendResult } from "../../functions/engine/state/event.ts";
import type { OutgoingMessage, SendPorts } from "../../functions/ports.ts";
import { dynamoStore } from "../../functions/store/dynamo.ts";
import type { Store } from "../../functions/store/store.ts";
import { createVault } from "../../functions/store/vault.ts";
import { createTable } from "../../infra/local/dynamodb.ts";
import { contentOf } from "../engine/small-guide.ts";
import { monday } from "../engine/talk.ts";
import { dynamoOfRun } from "./dynamo.ts";
import { written } from "./written.ts";

export const vault = createVault("a-secret-of-at-least-32-characters");

/** A text message as an event. */
export const message = (id: string, text: string) =>
  ({ kind: "message", id, channel: "sms", ourAddress: "+12025550143", text, media: 0 }) as const;

/** Everything that a turn and a check-back need, with a clock, a log and an outbox for the test. */
export function worldOn(store: Store) {
  const lines: Record<string, unknown>[] = [];
  const outbox: OutgoingMessage[] = [];
  const world = {
    now: monday,
    lines,
    outbox,
    answer: { kind: "accepted", messageId: "SM77" } as SendResult,
    found: { kind: "not-found" } as SendResult,
    deps: {} as SendPorts,
  };
  world.deps = {
    content: contentOf(),
    store,
    personKey: vault.personKey,
    now: () => world.now,
    sleep: async () => {},
    random: Math.random,
    log(line) {
      lines.push(line);
      written(line);
    },
    newCode: () => newCode(randomInt),
    templates: async () => ({}),
    sender: {
      async send(outgoing) {
        outbox.push(outgoing);
        return world.answer;
      },
      lookUp: async () => world.found,
    },
  };
  return world;
}

/** A store on the run's DynamoDB Local, in a table of its own, and the names of its requests. */
export async function dynamoWorld(table: string) {
  const client = new DynamoDBClient(dynamoOfRun());
  await createTable(client, table);
  const requests: string[] = [];
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        requests.push(commandName ?? "");
        return next(args);
      },
    { step: "initialize" },
  );
  // Not a copy: its clock could not be moved.
  return Object.assign(worldOn(dynamoStore(client, table, vault)), { requests, client });
}

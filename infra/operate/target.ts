import { randomInt } from "node:crypto";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { newCode } from "../../functions/engine/checkback/handover-code.ts";
import type { Content } from "../../functions/engine/guide/guide.ts";
import type { TurnPorts } from "../../functions/ports.ts";
import type { TemplateStore } from "../../functions/store/templates.ts";
import { deskClock } from "../local/clock.ts";
import { whereIsDesk } from "../local/desk-file.ts";
import { deskStore, deskTable, deskVault } from "../local/desk-store.ts";
import { localClient } from "../local/dynamodb.ts";

/** Where promises are looked at: the parts that a turn needs, and the table to search. */
export type Place = { deps: TurnPorts; client: DynamoDBClient; table: string };

/** What the operator's own turns came to is printed; it is nobody's log line. */
const log = () => {};

/** The desk that runs on this machine, with its clock. Throws when there is none on this folder. */
export function onDesk(content: Content, folder: string): Place {
  const connection = whereIsDesk(resolve(folder));
  const [guide] = Object.values(content.guides);
  if (!connection || !guide)
    throw new Error(`no desk is running on ${folder}: start one with  npm start  (or say --stage for a deployment)`);
  const client = localClient(connection);
  const clock = deskClock(join(folder, "clock.json"), guide);
  const { personKey } = deskVault;
  const store = deskStore(client, clock);
  const deps = {
    content,
    store,
    personKey,
    now: clock.now,
    sleep: (ms: number) => setTimeout(ms),
    random: Math.random,
    log,
    newCode: () => newCode(randomInt),
  };
  return { deps, client, table: deskTable };
}

/** A deployment, from inside of `sst shell`: it gives what is linked there, and credentials, in the environment. */
export async function onStage(content: Content): Promise<Place> {
  const { readConfig } = await import("../../functions/wiring/config.ts");
  const { createDeps } = await import("../../functions/wiring/deps.ts");
  return { deps: { ...createDeps(readConfig()), content, log }, ...(await tableOfStage()) };
}

/** A deployment's table, from inside of `sst shell`, and a client that is in its region. */
export async function tableOfStage(): Promise<Pick<Place, "client" | "table">> {
  const { readConfig } = await import("../../functions/wiring/config.ts");
  return { client: new DynamoDBClient(), table: readConfig().table };
}

/** The WhatsApp templates of a deployment, from inside of `sst shell`. Rejects when a secret is missing. */
export async function templatesOnStage(): Promise<TemplateStore> {
  const { readConfig } = await import("../../functions/wiring/config.ts");
  const { createDeps } = await import("../../functions/wiring/deps.ts");
  return createDeps(readConfig()).templateStore;
}

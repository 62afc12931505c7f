import { randomInt } from "node:crypto";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { newCode } from "../../functions/engine/checkback/handover-code.ts";
import type { Content } from "../../functions/engine/guide/guide.ts";
import type { TurnPorts } from "../../functions/ports.ts";
import type { TemplateStore } from "../../functions/store/templates.ts";
import { deskClock } from "../local/clock.ts";
import { runningDesk } from "../local/desk-file.ts";
import { deskStore, deskVault } from "../local/desk-store.ts";
import { localClient } from "../local/dynamodb.ts";
import { installJava } from "../local/java.ts";

/** What an operator's command works on: the ports of a turn, and the table to scan. */
export type Place = { deps: TurnPorts; client: DynamoDBClient; table: string };

/** An operator's turn is printed, not logged. */
const log = () => {};

type Target = {
  /** A deployment, from inside `sst shell`; without it the desk that runs on this machine. */
  stage: string | undefined;
  /** Compiles the content. */
  content: () => Content;
  /** CHECKBACK_DATA is the folder of the desk. */
  env: NodeJS.ProcessEnv;
};

export async function openTarget({ stage, content, env }: Target): Promise<Place> {
  return stage === undefined ? onDesk(content, env.CHECKBACK_DATA || ".checkback") : onStage(content());
}

/** The desk that runs on this machine, with its clock. Throws when no desk runs on this folder. */
function onDesk(compile: () => Content, folder: string): Place {
  const desk = runningDesk(resolve(folder));
  if (!desk) throw new Error(`no desk is running on ${folder}. Start one (npm start), or name a deployment (--stage).`);
  if (!desk.database)
    throw new Error(
      "the desk runs without Java, and only its page shows its conversations. For this command, install Java and start the " +
        `desk again: ${installJava}`,
    );
  const content = compile();
  const [guide] = Object.values(content.guides);
  const { connection, table } = desk.database;
  const client = localClient(connection);
  const clock = deskClock(join(folder, "clock.json"), guide!);
  const { personKey } = deskVault;
  const store = deskStore(client, clock, table);
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
  return { deps, client, table };
}

/** A deployment, from inside `sst shell`: its links and credentials are in the environment. */
export async function onStage(content: Content): Promise<Place> {
  const { readConfig } = await import("../../functions/wiring/config.ts");
  const { createDeps } = await import("../../functions/wiring/deps.ts");
  return { deps: { ...createDeps(readConfig()), content, log }, ...(await tableOfStage()) };
}

/** A deployment's table and a client in its region, from inside `sst shell`. */
export async function tableOfStage(): Promise<Pick<Place, "client" | "table">> {
  const { readConfig } = await import("../../functions/wiring/config.ts");
  return { client: new DynamoDBClient(), table: readConfig().table };
}

/** The WhatsApp templates of a deployment, from inside `sst shell`. Rejects when a secret is missing. */
export async function templatesOnStage(): Promise<TemplateStore> {
  const { readConfig } = await import("../../functions/wiring/config.ts");
  const { createDeps } = await import("../../functions/wiring/deps.ts");
  return createDeps(readConfig()).templateStore;
}

import { EventEmitter } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { createApp } from "../../functions/app.ts";
import type { Content } from "../../functions/engine/guide.ts";
import { type KeepDeps, keepOverdue } from "../../functions/keep.ts";
import { dynamoStore } from "../../functions/store/dynamo.ts";
import { createVault } from "../../functions/store/vault.ts";
import { onStream } from "../../functions/stream.ts";
import { restSender } from "../../functions/twilio/send.ts";
import { deskClock, withWallTimers } from "./clock.ts";
import { createTable, startDynamo } from "./dynamodb.ts";
import { followStream } from "./follow-stream.ts";
import { freePort } from "./free-port.ts";
import { keepMessages, personIn } from "./messages.ts";
import type { Events, LogLine, Person, Snapshot } from "./page/wire.ts";
import { repeatedly } from "./repeatedly.ts";
import { listen } from "./serve.ts";
import { type Account, clientTo } from "./twilio-double.ts";
import { messageView, personView } from "./view.ts";
import { watchTurns } from "./watch-turns.ts";

export type DeskOptions = {
  content: Content;
  /** Where conversations, messages and the clock are kept between two starts. */
  folder: string;
  /** 0 takes a free one. */
  port: number;
  account: Account;
  /** Told what is being started; each takes a second or so. */
  progress?: (what: string) => void;
};

/** What people write to on the desk: a number reserved for fiction (NANPA 555-01XX). */
const lines = { sms: "+12025550143", whatsapp: "whatsapp:+12025550143" };

/** A desk's secret is no secret: its data never leaves the machine. */
const addressSecret = "desk-address-secret-for-this-machine-only";

const tableName = "Checkback";
const sweepEvery = 1_000;
const keptLogs = 200;

/** What the desk's routes need of it. */
export type DeskParts = Omit<Desk, "stop">;

export type Desk = Awaited<ReturnType<typeof startDesk>>;

/** The whole assistant on one desk: the parts that Lambda runs, on Amazon's engine, with a double in Twilio's place. */
export async function startDesk({ content, folder, port: wanted, account, progress = () => {} }: DeskOptions) {
  const port = await freePort(wanted);
  mkdirSync(folder, { recursive: true });
  progress("DynamoDB Local");
  const dynamo = await startDynamo(join(folder, "dynamodb"));
  const streamArn = await createTable(dynamo.client, tableName);

  const origin = `http://localhost:${port}`;
  const events = new EventEmitter().setMaxListeners(0);
  const tell = <K extends keyof Events>(event: K, data: Events[K]) => void events.emit("event", event, data);
  const messages = keepMessages(join(folder, "messages.jsonl"), (kept) => tell("message", messageView(kept)));
  const [anyGuide] = Object.values(content.guides);
  const clock = deskClock(join(folder, "clock.json"), anyGuide!);
  const { now } = clock;

  const vault = createVault(addressSecret);
  const addresses = new Map<string, string>();
  const meet = (address: string) => void addresses.set(vault.personOf(address), address);
  for (const kept of messages.all()) meet(personIn(kept));
  const logs: LogLine[] = [];
  const turns = watchTurns(withWallTimers(dynamoStore(dynamo.client, tableName, vault), clock), (person, line) => {
    const address = addresses.get(person) ?? "";
    logs.push({ person: address, at: now(), line });
    logs.splice(0, logs.length - keptLogs);
    tell("log", logs.at(-1)!);
    if (address) void look(address).then((seen) => tell("person", seen));
  });
  const look = async (address: string): Promise<Person> => {
    const { conversation } = await turns.store.load(vault.personOf(address), now());
    return personView(content, address, conversation);
  };

  const send = restSender({
    accountSid: account.sid,
    authToken: account.authToken,
    origin,
    httpClient: clientTo(origin),
  });
  const deps: KeepDeps = { content, store: turns.store, personOf: vault.personOf, now, log: turns.log, send };
  const app = createApp({ ...deps, twilio: { authToken: account.authToken, origin: () => origin } });

  const streams = new DynamoDBStreamsClient(dynamo.connection);
  const sweep = repeatedly(sweepEvery, () => turns.watch(() => keepOverdue(deps)));
  const desk = {
    ...{ origin, lines, account, messages, now, deps, dynamo, tableName },
    /** Learns an address, so that the page can tell whose turn is whose. */
    meet,
    /** Runs `work` such that the turns it takes show on the page. */
    watchTurns: turns.watch,
    /** Moves the clock by an ISO 8601 duration, and answers with the new time; what falls due goes out by itself. */
    advance(duration: string): number {
      const moved = clock.advance(duration);
      tell("clock", { now: moved });
      sweep.soon();
      return moved;
    },
    /** Calls back with every event of the page's stream, until told to stop. */
    watch(listener: <K extends keyof Events>(event: K, data: Events[K]) => void): () => void {
      events.on("event", listener);
      return () => void events.off("event", listener);
    },
    async snapshot(): Promise<Snapshot> {
      const people = await Promise.all([...new Set(messages.all().map(personIn))].map(look));
      return {
        now: now(),
        lines,
        contentVersion: content.version,
        messages: messages.all().map(messageView),
        people,
        logs,
      };
    },
  };
  progress("the phone page");
  const server = await listen(desk, app, port).catch(async (error: unknown) => {
    await Promise.all([sweep.stop(), dynamo.stop()]);
    throw error;
  });
  const unfollow = followStream(streams, streamArn, (event) => turns.watch(() => onStream(deps, event)));
  const stop = async () => {
    await server.close();
    await Promise.all([sweep.stop(), unfollow()]);
    streams.destroy();
    await dynamo.stop();
  };
  return { ...desk, stop };
}

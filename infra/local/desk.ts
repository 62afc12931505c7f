import { randomInt } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { createApp } from "../../functions/app.ts";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { newCode } from "../../functions/engine/message/handover.ts";
import type { SendPorts } from "../../functions/ports.ts";
import { onStream } from "../../functions/stream.ts";
import { sweepOverdue } from "../../functions/sweep-overdue.ts";
import { smsInsteadFrom, smsOf } from "../../functions/twilio/address.ts";
import { restSender } from "../../functions/twilio/send.ts";
import { deskClock } from "./clock.ts";
import { tellWhere } from "./desk-file.ts";
import { deskStore, deskTable, deskVault } from "./desk-store.ts";
import { createTable, startDynamo } from "./dynamodb.ts";
import { clientTo } from "./fake-twilio/client.ts";
import type { Mode } from "./fake-twilio/modes.ts";
import type { Account } from "./fake-twilio/signed.ts";
import { approvedTemplates } from "./fake-twilio/templates.ts";
import { pageFeed } from "./feed.ts";
import { followStream } from "./follow-stream.ts";
import { freePort } from "./free-port.ts";
import { repeatedly } from "./interval.ts";
import { lockFolder } from "./lock.ts";
import { listen } from "./serve.ts";
import { watchTurns } from "./watch-turns.ts";

export type DeskOptions = {
  content: Content;
  /** Where conversations, messages and the clock are kept between two starts. */
  folder: string;
  /** Forgets what is kept there, and starts empty. */
  fresh?: boolean;
  /** Whether the double answers STOP, START and HELP by SMS itself, as Twilio does for a number left as it comes. */
  defaultOptOut?: boolean;
  /** 0 takes a free one. */
  port: number;
  account: Account;
  /** What is wrong with Twilio at the start; nothing, unless told. */
  mode?: Mode;
  /** How long Twilio is waited for, in milliseconds. */
  patience?: number;
  /** WhatsApp has approved no template. */
  withoutTemplates?: boolean;
  /** Only one of the two wakes what falls due: to see that each does. */
  wokenBy?: "stream" | "sweep";
  /** Told what is being started; each takes a second or so. */
  progress?: (what: string) => void;
};

const sweepEvery = 1_000;

export type Desk = Awaited<ReturnType<typeof startDesk>>;

/**
 * The whole assistant on one desk: the parts that Lambda runs, on Amazon's engine, with a double in Twilio's place.
 * Rejects, with nothing left running, when a port, a folder or Java can't be had.
 */
export async function startDesk(options: DeskOptions) {
  const parts = new AsyncDisposableStack();
  try {
    return { ...(await startParts(parts, options)), stop: () => parts.disposeAsync() };
  } catch (error) {
    await parts.disposeAsync();
    throw error;
  }
}

async function startParts(parts: AsyncDisposableStack, { content, account, progress, ...options }: DeskOptions) {
  const port = await freePort(options.port);
  const origin = `http://localhost:${port}`;
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  parts.defer(lockFolder(folder));
  const kept = (name: string) => join(folder, name);
  if (options.fresh)
    for (const name of ["dynamodb", "messages.jsonl", "clock.json"])
      rmSync(kept(name), { recursive: true, force: true });

  progress?.("DynamoDB Local");
  const dynamo = await startDynamo(kept("dynamodb"));
  parts.defer(dynamo.stop);
  const streamArn = await createTable(dynamo.client, deskTable);

  const [guide] = Object.values(content.guides);
  const clock = deskClock(kept("clock.json"), guide!);
  const store = deskStore(dynamo.client, clock);
  const { personKey } = deskVault;
  const { mode = "well", wokenBy } = options;
  const feed = pageFeed({ content, store, now: clock.now, personKey, file: kept("messages.jsonl"), mode });
  const turns = watchTurns(store, feed.onLine);
  const [accountSid, { authToken }] = [account.sid, account];
  const { defaultOptOut = false } = options;
  const httpClient = clientTo(origin, options.patience);
  const templates = options.withoutTemplates ? [] : approvedTemplates(content);
  const deps: SendPorts = {
    content,
    store: turns.store,
    personKey,
    smsAddress: smsOf,
    now: clock.now,
    log: turns.log,
    newCode: () => newCode(randomInt),
    sender: restSender({ accountSid, authToken, origin, httpClient }),
    templates: async () => Object.fromEntries(templates.map(({ name, sid }) => [name, sid])),
    smsRoute: smsInsteadFrom(feed.lines.sms),
  };
  const app = createApp({ ...deps, twilio: { authToken, origin: () => origin, defaultOptOut } });

  progress?.("the phone page");
  // What falls due is sent through our own origin, so nothing may wake before it listens.
  const { close } = await listen({
    account,
    content,
    app,
    clock,
    defaultOptOut,
    feed,
    origin,
    port,
    sweepSoon: () => sweep.soon(),
    templates,
    turns,
  });
  parts.defer(close);
  const sweep = repeatedly(sweepEvery, async () => wokenBy !== "stream" && turns.watch(() => sweepOverdue(deps)));
  parts.defer(sweep.stop);
  const streams = new DynamoDBStreamsClient(dynamo.connection);
  parts.defer(async () => streams.destroy());
  if (wokenBy !== "sweep")
    parts.defer(followStream(streams, streamArn, (event) => turns.watch(() => onStream(deps, event))));
  parts.defer(tellWhere(folder, dynamo.connection));
  return { origin, now: clock.now, toWall: clock.toWall, deps, feed, sweepSoon: sweep.soon };
}

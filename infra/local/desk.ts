import { randomInt } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createApp } from "../../functions/app.ts";
import { newCode } from "../../functions/engine/checkback/handover-code.ts";
import type { Content } from "../../functions/engine/guide/guide.ts";
import type { SendPorts } from "../../functions/ports.ts";
import { onStream } from "../../functions/stream.ts";
import { sweepOverdue } from "../../functions/sweep-overdue.ts";
import { smsAddressOf } from "../../functions/twilio/address.ts";
import { contentFolder } from "../content/compiled.ts";
import { deskClock, realClock } from "./clock.ts";
import { type DeskDatabase, writeDeskFile } from "./desk-file.ts";
import { deskVault } from "./desk-store.ts";
import type { Mode } from "./fake-twilio/modes.ts";
import { fakePorts } from "./fake-twilio/ports.ts";
import type { Account } from "./fake-twilio/signed.ts";
import { approvedTemplates } from "./fake-twilio/templates.ts";
import { pageFeed } from "./feed.ts";
import { followContent, type WatchedContent } from "./follow-content.ts";
import { freePort } from "./free-port.ts";
import { repeatedly } from "./interval.ts";
import type { Live } from "./live/live.ts";
import { livePorts } from "./live/ports.ts";
import { listenLive } from "./live/serve.ts";
import { lockFolder } from "./lock.ts";
import { memoryFilesIn, openConversations } from "./open-conversations.ts";
import { listen } from "./serve.ts";
import type { ServeOptions } from "./serve-options.ts";
import { watchTurns } from "./watch-turns.ts";

export type DeskOptions = {
  content: Content;
  /** The folder that the content was compiled from is watched, and each change of it is used at once. */
  watched?: WatchedContent;
  /** Stores conversations, messages and the clock between two starts. */
  folder: string;
  /** Deletes the folder's data first. */
  fresh?: boolean;
  /** Whether the fake Twilio answers STOP, START and HELP by SMS, which is Twilio's default. */
  defaultOptOut?: boolean;
  /** 0 chooses a free one. */
  port: number;
  account: Account;
  /** The fake Twilio's fault at the start; none by default. */
  mode?: Mode;
  /** The time between two statuses of a message, in milliseconds: long enough to be seen on the page, by default. */
  statusDelay?: number;
  /** The time-out of requests to Twilio, in milliseconds. */
  timeout?: number;
  /** A DynamoDB Local that already runs, and the desk's table in it. Without it the desk starts one, with the folder's data. */
  database?: DeskDatabase;
  /** Keeps conversations in memory and a file, as on a machine without Java. */
  withoutJava?: boolean;
  /** WhatsApp has approved no template. */
  withoutTemplates?: boolean;
  /** Replies on WhatsApp have buttons and lists. */
  withButtons?: boolean | undefined;
  /** Disables the other of the two wake-ups, to test each alone. */
  wokenBy?: "stream" | "sweep";
  /** The real Twilio and the real clock in place of the fake one. */
  live?: Live;
  /** Called with the part that is being started. */
  progress?: (what: string) => void;
};

const sweepInterval = 1_000;

export type Desk = Awaited<ReturnType<typeof startDesk>>;

/**
 * The whole assistant on one machine: the parts that Lambda runs, DynamoDB Local, and a fake Twilio. Rejects, with nothing
 * left running, when a port, a folder or Java is not available.
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

async function startParts(parts: AsyncDisposableStack, { account, progress, live, ...options }: DeskOptions) {
  const port = await freePort(options.port);
  const origin = `http://localhost:${port}`;
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true, ...(live && { mode: 0o700 }) });
  parts.defer(lockFolder(folder));
  const kept = (name: string) => join(folder, name);
  if (options.fresh)
    for (const file of [
      ...["dynamodb", "messages.jsonl", "clock.json"].map(kept),
      ...Object.values(memoryFilesIn(folder)),
    ])
      rmSync(file, { recursive: true, force: true });

  const [guide] = Object.values(options.content.guides);
  const clock = live ? realClock(kept("clock.json")) : deskClock(kept("clock.json"), guide!);
  const { database, withoutJava } = options;
  const conversations = await openConversations(parts, { folder, clock, database, withoutJava, progress });
  const { store, messages } = conversations;
  const { personKey } = deskVault;
  const { mode = "well", wokenBy, withButtons } = options;
  const content = () => running.deps.content;
  const feed = pageFeed({ content, store, now: clock.now, personKey, file: messages, mode, live: live?.shown });
  const turns = watchTurns(store, feed.onLine);
  const { defaultOptOut = false, statusDelay = 150, timeout } = options;
  const templates = () => running.templates;
  const parted = { account, messages: feed.messages, now: clock.now, log: turns.log, withButtons };
  const real = live && livePorts(live, { ...parted, content: options.content });
  const ports: Omit<SendPorts, "content"> = {
    store: turns.store,
    personKey,
    smsAddress: smsAddressOf,
    now: clock.now,
    sleep: (ms) => setTimeout(ms),
    random: Math.random,
    log: turns.log,
    newCode: () => newCode(randomInt),
    media: { origin: live?.origin ?? origin, byMms: false },
    ...(real?.ports ?? fakePorts({ account, origin, timeout, templates, number: feed.ourAddresses.sms, withButtons })),
  };
  const { authToken } = account;
  /** The assistant with a content. What is under way ends with the one that it began with. */
  const assistant = (content: Content) => {
    const deps: SendPorts = { ...ports, content };
    const app = createApp({ ...deps, twilio: { authToken, origin: () => live?.origin ?? origin, defaultOptOut } });
    return { deps, app, templates: options.withoutTemplates ? [] : approvedTemplates(content) };
  };
  let running = assistant(options.content);
  let following: Awaited<ReturnType<typeof followContent>> | undefined;

  // Check-backs are sent to the fake Twilio at this origin, so it has to listen before anything wakes.
  const serving: ServeOptions = {
    account,
    authored: async () => following?.authored(),
    content,
    app: () => running.app,
    clock,
    defaultOptOut,
    feed,
    folder: options.watched?.folder ?? contentFolder,
    origin,
    personKey,
    port,
    statusDelay,
    store,
    sweepSoon: () => sweep.soon(),
    templates,
    turns,
  };
  const { close } = await (live ? listenLive(serving, live) : listen(serving));
  parts.defer(close);
  await live?.ready();
  await real?.checkTemplates();
  const sweep = repeatedly(sweepInterval, async () => {
    if (wokenBy !== "stream") await turns.watch(() => sweepOverdue(running.deps));
    await real?.checkTemplates();
  });
  parts.defer(sweep.stop);
  if (wokenBy !== "sweep")
    parts.defer(conversations.followTimers((event) => turns.watch(() => onStream(running.deps, event))));
  parts.defer(writeDeskFile(folder, conversations.database));
  if (options.watched) {
    const use = (content: Content) => {
      running = assistant(content);
      feed.onContent();
    };
    following = await followContent({ ...options.watched, use, tell: feed.onFiles });
    parts.defer(following.stop);
  }
  const isWithoutJava = conversations.database === undefined;
  const { deps } = running;
  return { origin, now: clock.now, toWall: clock.toWall, deps, feed, sweepSoon: sweep.soon, isWithoutJava };
}

import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type twilio from "twilio";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import type { Channel } from "../../../functions/twilio/address.ts";
import { askYes } from "../../cli/ask.ts";
import type { Io } from "../../cli/command.ts";
import { changesOf, type Target } from "../../twilio/target.ts";
import { type Webhooks, webhooksAt } from "../../twilio/webhook.ts";
import { sendersWith } from "../../twilio/webhook-targets.ts";
import { type Desk, startDesk } from "../desk.ts";
import { refuseIfHeld } from "../lock.ts";
import { checkReach } from "./reach.ts";
import { liveFolder } from "./restore.ts";
import { type LiveSettings, liveSettings, tunnelOrigin } from "./settings.ts";
import { restoreWebhooks, setWebhooks } from "./webhook-note.ts";

export type LiveRequest = {
  /** The tunnel's address. */
  origin: string;
  /** The phone page's port. The tunnel leads to the next one. */
  port: number;
  fresh: boolean;
  /** Sets the webhooks without asking. */
  isAgreed: boolean;
};

/** What a live desk needs from outside. Tests replace parts of it. */
export type LiveOutside = {
  content: () => Content;
  httpClient?: twilio.RequestClient;
  fetch: typeof fetch;
  sleep: (ms: number) => Promise<unknown>;
  ask: (question: string) => Promise<boolean | undefined>;
  /** Called before Twilio is changed. From then on the process has to end by `stop`. */
  beforeChange: (stop: LiveDesk["stop"]) => void;
};

export type LiveDesk = { desk: Desk; stop: () => Promise<void> };

/**
 * Starts a desk with the real Twilio. Rejects with nothing changed at Twilio, and nothing running, when a setting is wrong or
 * the tunnel does not lead here. `stop` restores the webhooks, then ends; it rejects when they can't be restored.
 */
export async function startLive(
  { origin: typed, port, fresh, isAgreed }: LiveRequest,
  io: Io,
  {
    content,
    httpClient,
    fetch = globalThis.fetch,
    ask = askYes,
    ...outside
  }: Partial<LiveOutside> & Pick<LiveOutside, "content">,
): Promise<LiveDesk> {
  const { env, print, progress } = io;
  const origin = tunnelOrigin(typed);
  const { account, sid, authToken, number } = liveSettings(env, httpClient);
  const folder = liveFolder(env);
  refuseIfHeld(folder);
  progress.step("asking Twilio ...");
  // A killed desk has left its own address in the webhooks.
  for (const line of await restoreWebhooks(folder, account, progress.step)) print(line);
  const { targets, channels } = await findSenders({ account, number }, webhooksAt(origin), progress.step);

  const id = randomUUID();
  const reach = { origin, port: port + 1, id, fetch, sleep: outside.sleep ?? sleep };
  const desk = await startDesk({
    content: content(),
    folder,
    fresh,
    port,
    account: { sid, authToken },
    defaultOptOut: env.CHECKBACK_DEFAULT_OPT_OUT !== "off",
    withButtons: env.WHATSAPP_BUTTONS !== "off",
    progress: (what) => progress.step(`starting ${what} ...`),
    live: {
      shown: { number, channels },
      origin,
      port: port + 1,
      id,
      httpClient,
      async ready() {
        progress.step(`asking whether ${origin} leads here ...`);
        await checkReach(reach);
      },
    },
  });
  let setting: Promise<void> | undefined;
  const stop = async () => {
    await setting?.catch(() => undefined);
    try {
      for (const line of await restoreWebhooks(folder, account, progress.step)) print(line);
    } finally {
      await desk.stop();
    }
  };
  try {
    await offer({ folder, account, number, origin, targets, progress: progress.step });
  } catch (error) {
    await stop();
    throw error;
  }
  return { desk, stop };

  /** Sets the webhooks if they need it and the person agrees. */
  async function offer(change: Parameters<typeof setWebhooks>[0]): Promise<void> {
    const changed = targets.filter((target) => changesOf(target).length > 0);
    if (changed.length === 0) {
      outside.beforeChange?.(stop);
      print("The webhooks lead to this desk already; they stay so when it ends.");
      return;
    }
    for (const { title, settings } of changed) print(`${title}: messages go to ${shownUrl(settings[0]?.now)}`);
    const isYes = isAgreed || (await ask(`Have them go to ${origin} until this desk ends?`));
    if (isYes === undefined)
      throw new Error("there is no terminal to ask on. Add --yes to set the webhooks without asking.");
    outside.beforeChange?.(stop);
    setting = isYes ? setWebhooks(change) : undefined;
    await setting;
    if (!isYes) print(`Nothing was changed. Set the webhook for incoming messages to ${webhooksAt(origin).message}`);
  }
}

/** The account's senders with the number. Throws when there is none, or when something at Twilio has to be solved first. */
async function findSenders(
  { account, number }: Pick<LiveSettings, "account" | "number">,
  webhooks: Webhooks,
  progress: (line: string) => void,
): Promise<{ targets: Target[]; channels: Channel[] }> {
  const { sms, whatsapp } = await sendersWith(number, { account, webhooks, progress });
  const targets = [...(sms ? [sms.target] : []), ...whatsapp];
  if (targets.length === 0)
    throw new Error(
      `this account has neither the number ${number} nor a WhatsApp sender with it. Look in Console > Phone Numbers, and correct TWILIO_NUMBER.`,
    );
  const [problem] = targets.flatMap(({ problems }) => problems);
  if (problem) throw new Error(`${problem} Or choose another number (TWILIO_NUMBER).`);
  return {
    targets,
    channels: [...(sms ? (["sms"] as const) : []), ...(whatsapp.length > 0 ? (["whatsapp"] as const) : [])],
  };
}

/** A webhook without the password that may be in it. */
const shownUrl = (url = ""): string => url.replace(/\/\/[^/@]*@/, "//...@") || "no webhook";

import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import twilio from "twilio";
import { inject } from "vitest";
import type { CheckBack } from "../../../functions/engine/state/check-back.ts";
import type { Line } from "../../../functions/log/log.ts";
import { content as realContent } from "../../../functions/wiring/content.ts";
import { type Desk, type DeskOptions, startDesk } from "../../../infra/local/desk.ts";
import { clientOf } from "../../../infra/local/fake-twilio/client.ts";
import type { Mode } from "../../../infra/local/fake-twilio/modes.ts";
import { postSigned } from "../../../infra/local/fake-twilio/signed.ts";
import type { LogLine, Snapshot } from "../../../infra/local/page/wire.ts";
import { written } from "../../support/written.ts";

export const account = { sid: `AC${"0".repeat(32)}`, authToken: "desk-auth-token" };

/** A folder of the test's own, and how to take it away. */
export function aFolder() {
  const folder = mkdtempSync(join(tmpdir(), "checkback-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * A desk on a free port, and a person's way to talk over it: as Twilio, from outside. Its table is in the run's DynamoDB
 * Local, if there is one; `start` runs a desk with a database of its own.
 */
export async function aDesk(folder: string, options: Partial<DeskOptions> = {}) {
  const connection = inject("dynamo");
  const database = connection && { connection, table: `Desk-${randomUUID()}` };
  const desk = await startDesk({
    content: realContent,
    folder,
    port: 0,
    account,
    ...(database && { database }),
    statusDelay: 20,
    ...options,
  });
  // The desk shows its log on the page; here it is written as well, as Lambda's is.
  desk.feed.watch((event, data) => void (event === "log" && written((data as LogLine).line as Line)));
  return { desk, ...overTwilio(desk.origin) };
}

export function overTwilio(origin: Desk["origin"]) {
  const client = twilio(account.sid, account.authToken, { httpClient: clientOf(origin) });
  let sent = 0;
  /** A signed webhook; the TwiML that it is answered with. */
  const webhook = async (from: string, body: string, more: Record<string, string> = {}) => {
    sent += 1;
    const to = from.startsWith("whatsapp:") ? "whatsapp:+12025550143" : "+12025550143";
    const MessageSid = `SM${Date.now().toString(16).padStart(20, "0")}${String(sent).padStart(12, "0")}`;
    const form = { MessageSid, AccountSid: account.sid, From: from, To: to, Body: body, NumMedia: "0", ...more };
    return postSigned(account, `${origin}/twilio/message`, form);
  };
  const say = async (from: string, ...bodies: string[]) => {
    let answer = "";
    for (const body of bodies) answer = await (await webhook(from, body)).text();
    return answer;
  };
  const advance = async (duration: string) => {
    const body = JSON.stringify({ advance: duration });
    const response = await fetch(`${origin}/desk/clock`, { method: "POST", body });
    return { status: response.status, ...((await response.json()) as { now?: string; error?: string }) };
  };
  /** What is wrong with Twilio from now on. */
  const setMode = async (mode: Mode) =>
    (await fetch(`${origin}/desk/twilio`, { method: "POST", body: JSON.stringify({ mode }) })).status;
  /** Everything that the phone page shows: the first event of its stream. */
  const snapshot = async (): Promise<Snapshot> => {
    const { body } = await fetch(`${origin}/desk/events`);
    let told = "";
    for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
      told += chunk;
      if (told.includes("\n\n")) break;
    }
    return JSON.parse(/^data: (.*)$/m.exec(told)?.[1] ?? "");
  };
  /** A person's check-back, as it is stored. */
  const checkBackOf = async (address: string) => {
    const person = (await snapshot()).people.find((each) => each.address === address);
    return (person?.conversation?.checkBacks as CheckBack[] | undefined)?.[0];
  };
  /** What went to a person by the REST API, as the `twilio` client sees it, once there are `count` of them. */
  const checkBacks = async (to: string, count: number, patience = 10_000) => {
    for (let waited = 0; ; waited += 100) {
      const found = (await client.messages.list({ to })).filter(({ direction }) => direction === "outbound-api");
      if (found.length >= count || waited >= patience) return found;
      await sleep(100);
    }
  };
  return { client, webhook, say, advance, setMode, snapshot, checkBackOf, checkBacks };
}

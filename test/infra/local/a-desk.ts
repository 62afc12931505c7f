import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import twilio from "twilio";
import { content as realContent } from "../../../functions/content.ts";
import type { Content } from "../../../functions/engine/guide.ts";
import { type Desk, startDesk } from "../../../infra/local/desk.ts";
import { clientTo, postSigned } from "../../../infra/local/twilio-double.ts";

export const account = { sid: `AC${"0".repeat(32)}`, authToken: "desk-auth-token" };

/** A folder of the test's own, and how to take it away. */
export function aFolder() {
  const folder = mkdtempSync(join(tmpdir(), "checkback-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A desk on a free port, and a person's way to talk over it: as Twilio, from outside. */
export async function aDesk(folder: string, content: Content = realContent, port = 0, defaultOptOut = false) {
  const desk = await startDesk({ content, folder, port, account, defaultOptOut });
  return { desk, ...overTwilio(desk.origin) };
}

export function overTwilio(origin: Desk["origin"]) {
  const client = twilio(account.sid, account.authToken, { httpClient: clientTo(origin) });
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
  /** What went to a person by the REST API, as the `twilio` client sees it, once there are `count` of them. */
  const checkBacks = async (to: string, count: number, patience = 10_000) => {
    for (let waited = 0; ; waited += 100) {
      const found = (await client.messages.list({ to })).filter(({ direction }) => direction === "outbound-api");
      if (found.length >= count || waited >= patience) return found;
      await sleep(100);
    }
  };
  return { client, webhook, say, advance, checkBacks };
}

import type { Content } from "../../functions/engine/guide/guide.ts";
import { renderMessage } from "../../functions/engine/guide/render.ts";
import type { Account } from "./account.ts";
import type { Outside } from "./outside.ts";

/** A message's status does not change after these. https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
const final = new Set(["delivered", "read", "undelivered", "failed", "canceled"]);

/** How often, in milliseconds, and how many times Twilio is asked for the status. */
const interval = 2_000;
const maxChecks = 30;

export type Test = {
  account: Account;
  content: Content;
  to: string;
  from: { from: string } | { messagingServiceSid: string };
  statusCallback: string;
};

/** The assistant's answer to HELP. */
const testText = (content: Content) => renderMessage(content, [{ place: "/help", language: content.words.fallback }]);

/**
 * Sends a test message and prints its status for a minute at most.
 *
 * @returns whether it succeeded, as far as Twilio knows
 */
export async function sendTest(
  { account: { client }, content, to, from, statusCallback }: Test,
  { say, progress, sleep }: Pick<Outside, "say" | "progress" | "sleep">,
): Promise<boolean> {
  let message = await client.messages.create({ to, ...from, body: testText(content), statusCallback });
  say(`test message ${message.sid} to ${to}: ${message.status}`);
  for (let checks = 0; checks < maxChecks && !final.has(message.status); checks += 1) {
    await sleep(interval);
    const before = message.status;
    message = await client.messages(message.sid).fetch();
    if (message.status !== before) say(`  ${message.status}`);
    else progress(`  still ${message.status}, after ${((checks + 1) * interval) / 1000} seconds ...`);
  }
  const { status, errorCode } = message;
  if (errorCode)
    say(`  error ${errorCode}: ${hints[errorCode] ?? `https://www.twilio.com/docs/api/errors/${errorCode}`}`);
  else if (status === "sent") say("  Some carriers report nothing after that. Look at the phone.");
  else if (!final.has(status)) say("  Twilio has not sent it yet. Look later: Console > Monitor > Logs > Messaging");
  return !errorCode && status !== "failed" && status !== "undelivered";
}

/** What to do about errors that are likely with a first message. */
const hints: Record<number, string> = {
  63016: "WhatsApp accepts free text only to people who wrote in the last 24 hours. Message the number, and try again",
  63015: "people join WhatsApp's sandbox by sending  join <its words> , and again every three days",
  21608: "a trial account sends only to verified numbers: Console > Phone Numbers > Verified Caller IDs",
  30034: "US carriers refuse numbers without a campaign: https://www.twilio.com/docs/messaging/compliance/a2p-10dlc",
};

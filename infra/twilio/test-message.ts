import type { Content } from "../../functions/engine/guide/guide.ts";
import { renderMessage } from "../../functions/engine/guide/render.ts";
import type { Account } from "./account.ts";
import type { Outside } from "./command.ts";

/** After these nothing more happens to a message. https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
const final = new Set(["delivered", "read", "undelivered", "failed", "canceled"]);

/** How often, and how many times, Twilio is asked what became of it. */
const [every, most] = [2_000, 30];

export type Test = { to: string; from: { from: string } | { messagingServiceSid: string }; statusCallback: string };

/** What is sent: what the assistant answers to HELP. */
const testText = (content: Content) => renderMessage(content, [{ place: "/help", language: "en" }]);

/**
 * Sends a test message, and tells what becomes of it for a minute at most.
 *
 * @returns whether it went well, as far as one can know
 */
export async function sendTest(
  { client }: Account,
  content: Content,
  { to, from, statusCallback }: Test,
  { say, progress, sleep }: Outside,
): Promise<boolean> {
  let message = await client.messages.create({ to, ...from, body: testText(content), statusCallback });
  say(`test message ${message.sid} to ${to}: ${message.status}`);
  for (let asked = 0; asked < most && !final.has(message.status); asked += 1) {
    await sleep(every);
    const before = message.status;
    message = await client.messages(message.sid).fetch();
    if (message.status !== before) say(`  ${message.status}`);
    else progress(`  still ${message.status}, after ${((asked + 1) * every) / 1000} seconds ...`);
  }
  const { status, errorCode } = message;
  if (errorCode)
    say(`  error ${errorCode}: ${hints[errorCode] ?? `https://www.twilio.com/docs/api/errors/${errorCode}`}`);
  else if (status === "sent") say("  Some carriers never report more than that. Look at the phone.");
  else if (!final.has(status))
    say(`  Twilio has not sent it yet. Ask again later: Console > Monitor > Logs > Messaging`);
  return !errorCode && status !== "failed" && status !== "undelivered";
}

/** What to do, for what is likely the first time. */
const hints: Record<number, string> = {
  63016: "on WhatsApp free text goes only to who wrote in the last 24 hours. Send the number a message, and try again",
  63015: "to the sandbox of WhatsApp one has to say  join <its words>  first, and again every three days",
  21608: "a trial account writes only to numbers that are verified: Console > Phone Numbers > Verified Caller IDs",
  30034: "US carriers refuse numbers without a campaign: https://www.twilio.com/docs/messaging/compliance/a2p-10dlc",
};

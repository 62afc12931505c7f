import { setTimeout as sleep } from "node:timers/promises";
import { channelOf } from "../../../functions/twilio/address.ts";
import type { Kept, Messages } from "../messages.ts";
import type { Mode } from "./modes.ts";
import { type Account, postSigned } from "./signed.ts";

/** WhatsApp takes free text for so long after a person's last word. */
const window = 24 * 60 * 60 * 1000;

/** Between one status and the next, in milliseconds. */
const step = 150;

/** Whether free text to this person comes too late for WhatsApp. Twilio accepts it, and says so afterwards. */
export function isOutsideWindow(messages: Messages, { to, from, at }: Kept): boolean {
  if (channelOf(to) !== "whatsapp") return false;
  const heard = messages.all().filter((kept) => kept.direction === "inbound" && kept.from === to && kept.to === from);
  return !heard.some((kept) => at - kept.at <= window);
}

type Report = { status: string; errorCode?: number };

/** What becomes of an accepted message. */
function reportsOf(mode: Mode, isOutside: boolean, to: string): Report[] {
  if (isOutside) return [{ status: "failed", errorCode: 63016 }];
  if (mode === "messaging-limit" && channelOf(to) === "whatsapp") return [{ status: "failed", errorCode: 63018 }];
  if (mode === "filters") return [{ status: "sent" }, { status: "undelivered", errorCode: 30007 }];
  if (mode === "undelivered") return [{ status: "sent" }, { status: "undelivered", errorCode: 30005 }];
  if (mode === "unreachable") return [{ status: "sent" }, { status: "undelivered", errorCode: 30003 }];
  return [{ status: "sent" }, { status: "delivered" }];
}

type Carrying = { account: Account; messages: Messages; mode: Mode; isOutside: boolean };

/**
 * Carries an accepted message to its end, and reports each step to its StatusCallback, if it has one, signed.
 * https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
 */
export async function carry({ account, messages, mode, isOutside }: Carrying, kept: Kept, callback: string | null) {
  const reports = reportsOf(mode, isOutside, kept.to);
  const tell = async (report: Report) => {
    if (callback !== null) await postSigned(account, callback, formOf(account, kept, report)).catch(() => undefined);
  };
  for (const report of reports) {
    await sleep(step);
    messages.put({ ...kept, ...report });
    if (mode !== "no-callbacks" && mode !== "accepts-then-times-out" && mode !== "twice") await tell(report);
  }
  if (mode === "twice") for (const report of [...reports.toReversed(), ...reports.toReversed()]) await tell(report);
}

function formOf(account: Account, { sid, to, from }: Kept, { status, errorCode }: Report): Record<string, string> {
  return {
    MessageSid: sid,
    SmsSid: sid,
    MessageStatus: status,
    SmsStatus: status,
    To: to,
    From: from,
    AccountSid: account.sid,
    ApiVersion: "2010-04-01",
    ...(channelOf(to) === "whatsapp" && { ChannelPrefix: "whatsapp" }),
    ...(errorCode !== undefined && { ErrorCode: String(errorCode) }),
  };
}

import { setTimeout as sleep } from "node:timers/promises";
import { channelOf } from "../../../functions/twilio/address.ts";
import type { Messages, StoredMessage } from "../messages.ts";
import type { Mode } from "./modes.ts";
import { type Account, postSigned } from "./signed.ts";

/** WhatsApp accepts free text for this time after a person's last message. */
const replyWindow = 24 * 60 * 60 * 1000;

/** Whether free text to this person is too late for WhatsApp. Twilio accepts it and reports the failure afterwards. */
export function isOutsideWindow(messages: Messages, { to, from, at }: StoredMessage): boolean {
  if (channelOf(to) !== "whatsapp") return false;
  const received = messages
    .all()
    .filter((each) => each.direction === "inbound" && each.from === to && each.to === from);
  return !received.some((each) => at - each.at <= replyWindow);
}

type Report = { status: string; errorCode?: number };

/** The reports about an accepted message. */
function reportsOf(mode: Mode, isOutside: boolean, to: string): Report[] {
  if (isOutside) return [{ status: "failed", errorCode: 63016 }];
  if (mode === "messaging-limit" && channelOf(to) === "whatsapp") return [{ status: "failed", errorCode: 63018 }];
  if (mode === "filters") return [{ status: "sent" }, { status: "undelivered", errorCode: 30007 }];
  if (mode === "undelivered") return [{ status: "sent" }, { status: "undelivered", errorCode: 30005 }];
  if (mode === "unreachable") return [{ status: "sent" }, { status: "undelivered", errorCode: 30003 }];
  return [{ status: "sent" }, { status: "delivered" }];
}

type Delivery = {
  account: Account;
  messages: Messages;
  mode: Mode;
  isOutside: boolean;
  /** The time between two statuses, in milliseconds. */
  statusDelay: number;
};

/**
 * Delivers an accepted message and posts each status, signed, to its StatusCallback, if it has one.
 * https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
 */
export async function deliverMessage(
  { account, messages, mode, isOutside, statusDelay }: Delivery,
  message: StoredMessage,
  callback: string | null,
) {
  const reports = reportsOf(mode, isOutside, message.to);
  const tell = async (report: Report) => {
    if (callback !== null) await postSigned(account, callback, formOf(account, message, report)).catch(() => undefined);
  };
  for (const report of reports) {
    await sleep(statusDelay);
    messages.put({ ...message, ...report });
    if (mode !== "no-callbacks" && mode !== "accepts-then-times-out" && mode !== "twice") await tell(report);
  }
  if (mode === "twice") for (const report of [...reports.toReversed(), ...reports.toReversed()]) await tell(report);
}

function formOf(
  account: Account,
  { sid, to, from }: StoredMessage,
  { status, errorCode }: Report,
): Record<string, string> {
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

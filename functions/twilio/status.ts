import * as z from "zod/mini";
import type { DeliveryStatus, ReportEvent } from "../engine/state/event.ts";
import { unknownChannelOf } from "./address.ts";
import { overridesFragment } from "./connection-overrides.ts";
import { failureKindOf } from "./failures.ts";

/*
 * Twilio's status callback. It carries the id of our check-back in the query of the address that we gave with the message.
 * https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
 */

const form = z.object({
  MessageSid: z.string(),
  MessageStatus: z.string().check(z.regex(/^[a-z_]{1,30}$/)),
  To: z.string().check(z.refine((address) => unknownChannelOf(address) === undefined)),
  From: z.catch(z.optional(z.string()), undefined),
  ErrorCode: z.catch(z.optional(z.coerce.number().check(z.int(), z.positive())), undefined),
});

/** The query parameter that says which check-back a report is about. */
export const checkBackParameter = "check-back";

/** The query parameter of reports about a reply. */
export const replyParameter = "reply";

/**
 * Where Twilio reports the delivery of a reply. A number outside a Messaging Service has no other setting for it.
 * https://www.twilio.com/docs/messaging/twiml/message#attributes-statuscallback
 *
 * @param origin where Twilio calls: https://example.com
 */
export const replyReportsAt = (origin: string): string =>
  `${origin}/twilio/status?${replyParameter}=1${overridesFragment}`;

/** A report as the engine takes it, the person's address, and the status with failed messages apart. */
export type StatusReport = { event: ReportEvent; to: string; status: DeliveryStatus | "failed" };

/**
 * The report of a status callback; nothing when the form is not one. Without the check-back's id the engine finds it by
 * the message's sid.
 */
export function statusIn(params: unknown, checkBack: string | undefined): StatusReport | undefined {
  const parsed = form.safeParse(params);
  if (!parsed.success) return undefined;
  const { MessageSid: messageId, MessageStatus, To: to, From: from, ErrorCode: code } = parsed.data;
  const status = statuses.get(MessageStatus) ?? "pending";
  // Without a code, the phone was not reached and the reason is unknown.
  const failure = code === undefined ? undefined : failureKindOf(code, from);
  // To a check-back it makes no difference whether the message failed before or after it was sent.
  const stage = status === "failed" ? "undelivered" : status;
  return { event: { kind: "report", checkBack, messageId, status: stage, code, failure }, to, status };
}

/**
 * Twilio's statuses and their stage. https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
 */
const statuses = new Map<string, DeliveryStatus | "failed">(
  (["sent", "delivered", "read", "undelivered", "failed"] as const).map((status) => [status, status]),
);

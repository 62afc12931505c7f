import * as z from "zod/mini";
import type { ReportEvent } from "../engine/state/turn.ts";
import { overridesFragment } from "./connection-overrides.ts";
import { verdictOn } from "./failures.ts";

/*
 * Twilio's status callback. Its URL was given with the message, and has the check-back's id in the query.
 * https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
 */

const form = z.object({
  MessageSid: z.string(),
  MessageStatus: z.string().check(z.regex(/^[a-z_]{1,30}$/)),
  To: z.string(),
  From: z.catch(z.optional(z.string()), undefined),
  ErrorCode: z.catch(z.optional(z.coerce.number().check(z.int(), z.positive())), undefined),
});

/** The query parameter with the id of the check-back. */
export const promiseParameter = "promise";

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

/**
 * A report as the engine takes it, and the person's address; nothing when the form is not a status callback. Without
 * the check-back's id the engine finds it by the message's sid.
 */
export function statusIn(params: unknown, promise: string | undefined): { event: ReportEvent; to: string } | undefined {
  const parsed = form.safeParse(params);
  if (!parsed.success) return undefined;
  const { MessageSid: sid, MessageStatus: status, To: to, From: from, ErrorCode: code } = parsed.data;
  // A failure without a code is a phone that was not reached.
  const verdict = code === undefined ? undefined : verdictOn(code, from);
  return { event: { kind: "report", promise, sid, status, code, verdict }, to };
}

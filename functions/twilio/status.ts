import * as z from "zod/mini";
import type { ReportEvent } from "../engine/state/turn.ts";
import { overridesFragment } from "./connection-overrides.ts";
import { verdictOn } from "./failures.ts";

/*
 * Twilio's status callback. It carries our promise's id in the query of the address that we gave with the message.
 * https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
 */

const form = z.object({
  MessageSid: z.string(),
  MessageStatus: z.string().check(z.regex(/^[a-z_]{1,30}$/)),
  To: z.string(),
  From: z.catch(z.optional(z.string()), undefined),
  ErrorCode: z.catch(z.optional(z.coerce.number().check(z.int(), z.positive())), undefined),
});

/** The query parameter that says which promise a report is about. */
export const promiseParameter = "promise";

/** The query parameter that says that a report is about a reply. */
export const replyParameter = "reply";

/**
 * Where Twilio reports what becomes of a reply. A number that is in no Messaging Service has no other address for it.
 * https://www.twilio.com/docs/messaging/twiml/message#attributes-statuscallback
 *
 * @param origin where Twilio calls us: https://example.com
 */
export const replyReportsAt = (origin: string): string =>
  `${origin}/twilio/status?${replyParameter}=1${overridesFragment}`;

/**
 * A report as the engine takes it (about a promise, or, without its id, about whichever message has that sid), and
 * the person's address; nothing when the form is not a status callback.
 */
export function statusIn(params: unknown, promise: string | undefined): { event: ReportEvent; to: string } | undefined {
  const parsed = form.safeParse(params);
  if (!parsed.success) return undefined;
  const { MessageSid: sid, MessageStatus: status, To: to, From: from, ErrorCode: code } = parsed.data;
  // Without a code it is a phone that was not reached; nothing else is known.
  const verdict = code === undefined ? undefined : verdictOn(code, from);
  return { event: { kind: "report", promise, sid, status, code, verdict }, to };
}

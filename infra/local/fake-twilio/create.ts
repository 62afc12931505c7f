import { channelOf } from "../../../functions/twilio/address.ts";
import { type Messages, newSid, type StoredMessage } from "../messages.ts";
import { isBlocked } from "../opt-outs.ts";
import { replyOf, type ShownReply } from "./replies.ts";
import { type ApprovedTemplate, rendered } from "./templates.ts";

export type Refusal = { status: 400; code: number; message: string };

type Sending = {
  messages: Messages;
  templates: ApprovedTemplate[];
  /** Whether Twilio handles opt-out words by SMS: see opt-outs.ts. */
  defaultOptOut: boolean;
  now: number;
};

/** Creates a message from a request, and says whether it is a template; or says why Twilio refuses it. */
export function createMessage(
  form: URLSearchParams,
  { messages, templates, defaultOptOut, now }: Sending,
): { message: StoredMessage; byTemplate: boolean } | Refusal {
  const [to, from] = ["To", "From"].map((name) => form.get(name) ?? "") as [string, string];
  const addressing = wrongAddress(to, from);
  if (addressing) return addressing;
  const content = contentOf(form, templates);
  if ("code" in content) return content;
  if (defaultOptOut && isBlocked(messages, to, from))
    return refusal(21610, "Attempt to send to unsubscribed recipient");
  const { body, template, reply } = content;
  const shown = reply ?? (template && { buttons: template.buttons });
  const about = { direction: "outbound-api", media: 0, status: "queued" } as const;
  return {
    message: { sid: newSid(), ...about, from, to, body, at: now, ...(channelOf(to) === "whatsapp" && shown) },
    byTemplate: template !== undefined,
  };
}

const refusal = (code: number, message: string): Refusal => ({ status: 400, code, message });

export const notOurs = (from: string) =>
  refusal(21606, `The 'From' phone number ${from} is not a valid, message-capable Twilio number for this destination.`);

export const notANumber = (to: string) => refusal(21211, `The 'To' number ${to} is not a valid phone number.`);

function wrongAddress(to: string, from: string): Refusal | undefined {
  if (!to) return refusal(21604, "A 'To' phone number is required.");
  if (!from) return refusal(21603, "A 'From' phone number is required.");
  if (!/^(whatsapp:)?\+\d{5,15}$|^whatsapp:[A-Z]{2}\./.test(to)) return notANumber(to);
  if (channelOf(to) !== channelOf(from))
    return refusal(21910, "Invalid From and To pair: they must be of the same channel.");
  return undefined;
}

/** The text: a Body, or a template without a Body (see the causes of error 63016). */
function contentOf(
  form: URLSearchParams,
  templates: ApprovedTemplate[],
): { body: string; template?: ApprovedTemplate; reply?: ShownReply["reply"] } | Refusal {
  const [body, sid, variables] = ["Body", "ContentSid", "ContentVariables"].map((name) => form.get(name) ?? "") as [
    ...[string, string, string],
  ];
  if (variables && !sid) return refusal(21654, "A ContentSid must be specified if ContentVariables are provided.");
  const template = templates.find((each) => each.sid === sid);
  const reply = template ? undefined : replyOf(sid, variables);
  if (reply === "invalid") return refusal(21656, "The ContentVariables Parameter is invalid");
  if (reply) return reply;
  if (sid && !template) return refusal(21655, "The ContentSid is Invalid");
  if (!body && !template) return refusal(21602, "Message body is required.");
  if (body.length > 1600) return refusal(21617, "The concatenated message body exceeds the 1600 character limit.");
  if (body || !template) return { body };
  const text = rendered(template.body, variables || "{}");
  return text === undefined ? refusal(21656, "The ContentVariables Parameter is invalid") : { body: text, template };
}

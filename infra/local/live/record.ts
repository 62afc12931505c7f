import type { ButtonSender, Sender } from "../../../functions/ports.ts";
import type { Messages } from "../messages.ts";

/** A message keeps the first of these statuses that is reported. Reports may come in any order. */
const final = new Set(["delivered", "read", "undelivered", "failed"]);

/** A sender that records what Twilio accepted, for the page. */
export const recordSent = (sender: Sender, messages: Messages, now: () => number): Sender => ({
  ...sender,
  async send(outgoing) {
    const result = await sender.send(outgoing);
    if (result.kind === "accepted") {
      const { to, from, text: body } = outgoing;
      const about = { direction: "outbound-api", media: 0, at: now(), status: "queued" } as const;
      messages.put({ sid: result.messageId, ...about, from, to, body });
    }
    return result;
  },
});

/** The same for replies with buttons. */
export const recordReplies = (sender: ButtonSender, messages: Messages, now: () => number): ButtonSender => ({
  ...sender,
  async send(reply) {
    const result = await sender.send(reply);
    if (result.kind === "accepted") {
      const { to, from, text: body, buttons } = reply;
      const about = { direction: "outbound-api", isReply: true, media: 0, at: now(), status: "queued" } as const;
      const rows = buttons.rows.map(({ id, title: label }) => ({ id, label }));
      const opens = buttons.kind === "list" ? { opensList: buttons.open } : {};
      messages.put({ sid: result.messageId, ...about, from, to, body, buttons: rows, ...opens });
    }
    return result;
  },
});

/** Records a delivery report. Reports about messages that the page does not have are ignored, as those about replies. */
export function recordReport(messages: Messages, form: URLSearchParams): void {
  const message = messages.find(form.get("MessageSid") ?? "");
  const [status, code] = [form.get("MessageStatus"), Number(form.get("ErrorCode"))];
  if (!message || !status || final.has(message.status)) return;
  messages.put({ ...message, status, ...(code > 0 && { errorCode: code }) });
}

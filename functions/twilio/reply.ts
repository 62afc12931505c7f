import { html } from "hono/html";
import { maxText } from "../engine/state/buttons.ts";
import type { Reply } from "../engine/state/turn.ts";

/** Characters that XML 1.0 forbids. With one of them Twilio sends nothing (error 12100). */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text, or a message with a file at a public address. On WhatsApp only a picture can have a text in its message. */
export type Answer = string | { text: string; media: string };

/** The messages of a reply: its text, with the picture if there is one, then each of the other files. */
export function answersOf({ text, media }: Pick<Reply, "text" | "media">, origin: string | undefined): Answer[] {
  if (!media || !origin) return [text];
  const at = (name: string, text = "") => ({ text, media: `${origin}/media/${name}` });
  const { picture, attachments } = media;
  return [picture ? at(picture, text) : text, ...attachments.map((name) => at(name))];
}

/**
 * TwiML that answers with these messages. Without a text or a file Twilio sends nothing.
 *
 * @param statusCallback where Twilio reports their delivery: see replyReportsAt
 * https://www.twilio.com/docs/messaging/twiml
 */
export function twiml(answers: Answer[], statusCallback?: string): string {
  const messages = answers.map(bodyOf).filter((body) => String(body) !== "");
  if (messages.length === 0) return `${declaration}<Response/>`;
  // Hono's template escapes every value; what it escapes is the same in XML.
  const reports = statusCallback ? html` statusCallback="${statusCallback}"` : "";
  const elements = messages.map((body) => html`<Message${reports}>${body}</Message>`);
  return `${declaration}<Response>${elements.join("")}</Response>`;
}

/** What a <Message> holds: a text, or a <Media> with or without a <Body>. */
function bodyOf(answer: Answer) {
  if (typeof answer === "string") return sendableText(answer);
  const [text, media] = [sendableText(answer.text), answer.media];
  return text === "" ? html`<Media>${media}</Media>` : html`<Body>${text}</Body><Media>${media}</Media>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

/** The text without forbidden characters, cut to the maximum, because Twilio drops a longer one (warning 14103), between two characters as people see them. */
function sendableText(text: string): string {
  // A reader of XML takes every line break for \n.
  const clean = text.replace(forbidden, "").replace(/\r\n?/g, "\n").toWellFormed();
  if (clean.length <= maxText) return clean;
  let cut = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(clean)) {
    if (index + segment.length > maxText) break;
    cut = index + segment.length;
  }
  return clean.slice(0, cut);
}

import { html } from "hono/html";

/** Twilio drops a longer message, with warning 14103 in its log only. */
const maxCharacters = 1600;

/** Characters that XML 1.0 forbids. With one of them Twilio sends nothing (error 12100). */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * TwiML that answers with these texts. Without a text Twilio sends nothing.
 *
 * @param statusCallback where Twilio reports their delivery: see replyReportsAt
 * https://www.twilio.com/docs/messaging/twiml
 */
export function twiml(texts: string[], statusCallback?: string): string {
  const messages = texts.map(sendableText).filter((text) => text !== "");
  if (messages.length === 0) return `${declaration}<Response/>`;
  // Hono's template escapes every value; what it escapes is the same in XML.
  const elements = messages.map((text) =>
    statusCallback === undefined
      ? html`<Message>${text}</Message>`
      : html`<Message statusCallback="${statusCallback}">${text}</Message>`,
  );
  return `${declaration}<Response>${elements.join("")}</Response>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

/** The text without forbidden characters, cut to the maximum between two characters as people see them. */
function sendableText(text: string): string {
  // A reader of XML takes every line break for \n.
  const clean = text.replace(forbidden, "").replace(/\r\n?/g, "\n").toWellFormed();
  if (clean.length <= maxCharacters) return clean;
  let cut = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(clean)) {
    if (index + segment.length > maxCharacters) break;
    cut = index + segment.length;
  }
  return clean.slice(0, cut);
}

import MessagingResponse from "twilio/lib/twiml/MessagingResponse.js";

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
  const response = new MessagingResponse();
  for (const text of texts.map(sendableText))
    if (text !== "") response.message(statusCallback === undefined ? {} : { statusCallback }, text);
  return response.toString();
}

/** The text without forbidden characters, cut to the maximum between two characters as people see them. */
function sendableText(text: string): string {
  const clean = text.replace(forbidden, "").toWellFormed();
  if (clean.length <= maxCharacters) return clean;
  let cut = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(clean)) {
    if (index + segment.length > maxCharacters) break;
    cut = index + segment.length;
  }
  return clean.slice(0, cut);
}

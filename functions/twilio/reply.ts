import MessagingResponse from "twilio/lib/twiml/MessagingResponse.js";

/** Twilio drops a message of more characters without telling us (warning 14103). */
const mostCharacters = 1600;

/** Characters that XML 1.0 forbids: one of them, and Twilio sends nothing (error 12100). */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * TwiML that answers with these texts; with none, Twilio sends nothing.
 * https://www.twilio.com/docs/messaging/twiml
 */
export function twiml(texts: string[]): string {
  const response = new MessagingResponse();
  for (const text of texts) response.message(text.replace(forbidden, "").slice(0, mostCharacters));
  return response.toString();
}

/**
 * Words that Twilio answers on SMS, and opts people in or out by, when they are the whole message:
 * https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
 */
export const twilioWords = {
  STOP: ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"],
  START: ["START", "UNSTOP", "YES"],
  HELP: ["HELP", "INFO"],
} as const;

export type TwilioAnswer = keyof typeof twilioWords;

/** The answer that Twilio gives to a text while a number's default handling is on; nothing for other texts. */
export function defaultAnswerTo(text: string): TwilioAnswer | undefined {
  const word = text.trim().toUpperCase();
  return (["STOP", "START", "HELP"] as const).find((type) => (twilioWords[type] as readonly string[]).includes(word));
}

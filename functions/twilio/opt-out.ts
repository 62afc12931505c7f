/**
 * The words that Twilio answers itself on SMS, and opts people in and out by, when they are the whole message:
 * https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
 */
export const twilioWords = {
  STOP: ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"],
  START: ["START", "UNSTOP", "YES"],
  HELP: ["HELP", "INFO"],
} as const;

/** Which of Twilio's own answers a text gets where a number's default handling is on; nothing for any other text. */
export function defaultAnswerTo(text: string): keyof typeof twilioWords | undefined {
  const word = text.trim().toUpperCase();
  return (["STOP", "START", "HELP"] as const).find((type) => (twilioWords[type] as readonly string[]).includes(word));
}

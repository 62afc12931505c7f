import { channelOf } from "../../functions/twilio/address.ts";
import { defaultAnswerTo } from "../../functions/twilio/opt-out.ts";
import type { Messages } from "./messages.ts";

/*
 * Twilio's default handling of opt-out words on an SMS number: it answers them, stores who opted out of which number, and
 * refuses to send to them. It also calls the webhook.
 * https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
 */

const answerTexts = {
  STOP: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  START:
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.",
  HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};

/** Whether a person opted out of one of our addresses: the last STOP or START counts. */
export function isBlocked(messages: Messages, person: string, ourAddress: string): boolean {
  if (channelOf(person) !== "sms") return false;
  const received = messages
    .all()
    .filter(({ direction, from, to }) => direction === "inbound" && from === person && to === ourAddress);
  return (
    received.map(({ body }) => defaultAnswerTo(body)).findLast((type) => type === "STOP" || type === "START") === "STOP"
  );
}

/** Twilio's answer to a text; undefined when it does not answer. YES opts in only a person who had opted out. */
export function twilioAnswer(text: string, wasBlocked: boolean): string | undefined {
  const type = defaultAnswerTo(text);
  return type === undefined || (text.trim().toUpperCase() === "YES" && !wasBlocked) ? undefined : answerTexts[type];
}

import { channelOf } from "../../functions/twilio/address.ts";
import { defaultAnswerTo } from "../../functions/twilio/opt-out.ts";
import type { Messages } from "./messages.ts";

/*
 * What Twilio does by itself on an SMS number whose default handling of opt-out words is on: it answers them, keeps a
 * list of who opted out of which number, and refuses to send to them. The webhook is called all the same.
 * https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
 */

const answers = {
  STOP: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  START:
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.",
  HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};

/** Whether a person opted out of a line of ours: STOP or START, whichever they sent it last. Addresses are Twilio's. */
export function isBlocked(messages: Messages, person: string, line: string): boolean {
  if (channelOf(person) !== "sms") return false;
  const said = messages
    .all()
    .filter(({ direction, from, to }) => direction === "inbound" && from === person && to === line);
  return (
    said.map(({ body }) => defaultAnswerTo(body)).findLast((type) => type === "STOP" || type === "START") === "STOP"
  );
}

/** Twilio's own answer to a text, or nothing. YES opts in only whoever had opted out: to others it is a word. */
export function answerOf(text: string, wasBlocked: boolean): string | undefined {
  const type = defaultAnswerTo(text);
  return type === undefined || (text.trim().toUpperCase() === "YES" && !wasBlocked) ? undefined : answers[type];
}

import { channelOf } from "../../functions/twilio/address.ts";
import { defaultAnswerTo } from "../../functions/twilio/opt-out.ts";
import type { Clock } from "./clock.ts";
import { isNotice } from "./guides.ts";
import { homeOf } from "./phones.ts";

/*
 * Twilio's own records: every accepted message, every person's messages, and who opted out there. The table knows of
 * these only through requests and reports.
 */

/** A message that Twilio took. */
export type Message = {
  sid: string;
  to: string;
  from: string;
  body: string;
  contentSid: string;
  direction: "outbound-api" | "outbound-reply";
  /** The check-back that its StatusCallback names. */
  checkBack: string;
  isNotice: boolean;
  /** How long it may wait in its sender's queue, in seconds. */
  validity: number;
  at: number;
  status: "queued" | "sent" | "delivered" | "read" | "undelivered" | "failed";
  code?: number;
  /** The reports of it that the webhook has taken. */
  reported: string[];
};

type NewMessage = Pick<Message, "to" | "from" | "body" | "contentSid" | "direction" | "checkBack" | "validity">;

export type Twilio = {
  messages: Message[];
  /** Every refusal and failure that Twilio reported, or could have. */
  refusals: { to: string; checkBack: string; code: number; at: number }[];
  take: (message: NewMessage) => Message;
  refuse: (to: string, checkBack: string, code: number) => number;
  /** A person's message has arrived at Twilio. */
  arrived: (address: string, text: string) => void;
  /** When a person last wrote, in epoch milliseconds. */
  lastWord: (address: string) => number;
  isBlocked: (address: string) => boolean;
};

/** @param defaultOptOut whether Twilio answers STOP and START by SMS itself */
export function createTwilio(clock: Clock, defaultOptOut: boolean): Twilio {
  const messages: Message[] = [];
  const refusals: Twilio["refusals"] = [];
  const lastWords = new Map<string, number>();
  const blocked = new Set<string>();
  return {
    messages,
    refusals,
    take(message) {
      const taken: Message = {
        ...message,
        sid: `SM${String(messages.length + 1).padStart(6, "0")}`,
        isNotice: isNotice(message.body, message.contentSid),
        at: clock.now,
        status: "queued",
        reported: [],
      };
      messages.push(taken);
      return taken;
    },
    refuse(to, checkBack, code) {
      refusals.push({ to, checkBack, code, at: clock.now });
      return code;
    },
    arrived(address, text) {
      lastWords.set(homeOf(address), clock.now);
      const answer = defaultOptOut && channelOf(address) === "sms" ? defaultAnswerTo(text) : undefined;
      if (answer === "STOP") blocked.add(address);
      if (answer === "START") blocked.delete(address);
    },
    lastWord: (address) => lastWords.get(homeOf(address)) ?? Number.NEGATIVE_INFINITY,
    isBlocked: (address) => blocked.has(address),
  };
}

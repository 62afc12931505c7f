import { channelOf } from "../../functions/twilio/address.ts";
import { defaultAnswerTo } from "../../functions/twilio/opt-out.ts";
import type { Clock } from "./clock.ts";
import { isNotice } from "./guide.ts";
import { homeOf } from "./phones.ts";

/*
 * What Twilio knows: every message of ours that it really took, who wrote when, who opted out there. The truth that our
 * store only hears about.
 */

/** A message of ours that Twilio took. */
export type Message = {
  sid: string;
  to: string;
  from: string;
  body: string;
  contentSid: string;
  direction: "outbound-api" | "outbound-reply";
  /** The promise that its StatusCallback names. */
  promise: string;
  isNotice: boolean;
  at: number;
  status: "queued" | "sent" | "delivered" | "read" | "undelivered" | "failed";
  code?: number;
  /** Reports of it that our webhook has taken, and whether all of them were. */
  heard: string[];
};

export type Twilio = {
  messages: Message[];
  /** Every refusal and failure that Twilio told of, or could have. */
  refusals: { to: string; promise: string; code: number; at: number }[];
  take: (message: Pick<Message, "to" | "from" | "body" | "contentSid" | "direction" | "promise">) => Message;
  refuse: (to: string, promise: string, code: number) => number;
  /** A person's message has arrived at Twilio. */
  arrived: (address: string, text: string) => void;
  lastWord: (address: string) => number;
  isBlocked: (address: string) => boolean;
};

/** @param defaultOptOut whether STOP and START by SMS are Twilio's own business */
export function createTwilio(clock: Clock, defaultOptOut: boolean): Twilio {
  const messages: Message[] = [];
  const refusals: Twilio["refusals"] = [];
  const lastWords = new Map<string, number>();
  const blocked = new Set<string>();
  return {
    messages,
    refusals,
    take(message) {
      const sid = `SM${String(messages.length + 1).padStart(6, "0")}`;
      const notice = isNotice(message.body, message.contentSid);
      const kept: Message = { ...message, sid, isNotice: notice, at: clock.now, status: "queued", heard: [] };
      messages.push(kept);
      return kept;
    },
    refuse(to, promise, code) {
      refusals.push({ to, promise, code, at: clock.now });
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

import { costOf } from "../../functions/engine/message/allowance.ts";
import { channelOf } from "../../functions/twilio/address.ts";
import type { Pace } from "../../functions/wiring/limits.ts";
import type { Clock } from "./clock.ts";
import type { Random } from "./random.ts";
import type { Message } from "./twilio.ts";

/*
 * Twilio's queues: a sender sends one message after the other, at its pace, and a message whose validity ends before its
 * turn fails. https://help.twilio.com/articles/115002943027-Understanding-Twilio-Rate-Limits-and-Message-Queues
 */

/** How long a message waits at most, in seconds: 10 hours by SMS, 4 on WhatsApp. */
const longestWait = { sms: 36_000, whatsapp: 14_400 };

export type SenderQueues = {
  /** A message joins the queue. Returns when it goes out, or when it fails because it has waited for too long. */
  join: (message: Message) => { goesOutAt: number } | { failsAt: number };
  /** A reply takes its sender's time in a crowded world. It goes out as if the sender were free. */
  reply: (message: Message) => void;
};

type Options = {
  clock: Clock;
  pace: Pace;
  /** Replies take the senders' time, and other traffic keeps them busy for hours now and then. */
  isCrowded: boolean;
  random: Random;
  until: number;
};

const hour = 3600_000;

export function createSenderQueues({ clock, pace, isCrowded, random, until }: Options): SenderQueues {
  const freeAt = new Map<string, number>();
  const perSecond = { sms: pace.smsSegmentsPerSecond, whatsapp: pace.whatsappMessagesPerSecond };
  const crowds: { at: number; until: number }[] = [];
  for (let at = clock.now; isCrowded && at < until; ) {
    at += random.between(4, 30) * hour;
    crowds.push({ at, until: at + random.between(1, 12 * 60) * 60_000 });
  }
  function takeTime({ from, body }: Message, at: number) {
    const channel = channelOf(from);
    freeAt.set(from, at + (costOf(channel, body) * 1000) / perSecond[channel]);
  }

  return {
    join(message) {
      const { from, validity } = message;
      const crowded = crowds.findLast((each) => each.at <= clock.now)?.until ?? 0;
      const goesOutAt = Math.max(clock.now, freeAt.get(from) ?? 0, crowded);
      const failsAt = clock.now + Math.min(validity, longestWait[channelOf(from)]) * 1000;
      if (goesOutAt > failsAt) return { failsAt };
      takeTime(message, goesOutAt);
      return { goesOutAt };
    },
    reply(message) {
      if (isCrowded) takeTime(message, Math.max(clock.now, freeAt.get(message.from) ?? 0));
    },
  };
}

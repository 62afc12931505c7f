import type { Clock } from "./clock.ts";
import { codes } from "./error-codes.ts";
import type { Faults } from "./faults.ts";
import type { Phones } from "./phones.ts";
import type { Random } from "./random.ts";
import type { SenderQueues } from "./sender-queues.ts";
import type { Message, Twilio } from "./twilio.ts";

/*
 * What happens to a message that Twilio accepted, and how Twilio reports it to the StatusCallback: late, twice, out of
 * order, or not at all.
 */

const day = 24 * 3600_000;

type Options = {
  clock: Clock;
  faults: Faults;
  random: Random;
  phones: Phones;
  twilio: Twilio;
  queues: SenderQueues;
  hasBlockedUs: (address: string) => boolean;
  count: (what: string) => void;
  /** Its turn has come: it goes to the phone. */
  goesOut: (message: Message) => void;
  delivered: (message: Message) => void;
  /** Posts a status callback. `ended` gets whether the webhook took it. */
  post: (message: Message, form: Record<string, string>, ended: (isTaken: boolean) => void) => void;
};

export function createDelivery(options: Options): (message: Message) => void {
  const { clock, faults, random, phones, twilio, queues } = options;

  function change(message: Message, status: Message["status"], code?: number) {
    message.status = status;
    if (code !== undefined) message.code = twilio.refuse(message.to, message.checkBack, code);
    if (status === "delivered") options.delivered(message);
    if (faults.strikes("report-lost")) return;
    const report = () => {
      const form = { MessageSid: message.sid, MessageStatus: status, To: message.to, From: message.from };
      options.post(message, { ...form, ...(code !== undefined && { ErrorCode: String(code) }) }, (isTaken) => {
        if (isTaken) message.reported.push(status);
      });
    };
    const delay = faults.strikes("report-late") ? random.below(2 * 3600_000) : random.between(50, 3_000);
    clock.after(delay, report);
    if (faults.strikes("report-twice")) clock.after(delay + random.below(600_000), report);
  }

  /** Twilio's code when the message is not delivered. */
  function failureOf(message: Message): number | undefined {
    const isText = message.contentSid === "";
    const isWhatsApp = message.to.startsWith("whatsapp:");
    if (isWhatsApp && isText && message.at - twilio.lastWord(message.to) > day) return 63016;
    if (isWhatsApp && isText && faults.strikes("window-shut-early")) return 63016;
    if (isWhatsApp && options.hasBlockedUs(message.to)) return 63014;
    if (faults.strikes("account-failed")) return isWhatsApp ? random.pick(codes.accountLater) : 30002;
    if (isWhatsApp && !isText && faults.strikes("not-delivered-by-meta")) return codes.byMeta;
    if (faults.strikes("failed-for-now")) return random.pick(isWhatsApp ? [codes.limit, 63012] : [30001, 30008, 30017]);
    const state = phones.stateOf(message.to, clock.now);
    if (state === "there") return undefined;
    return state === "dead" ? random.pick([30005, 30006]) : 30003;
  }

  function goOut(message: Message) {
    options.goesOut(message);
    clock.after(random.between(300, 5_000), () => {
      if (random.chance(0.8)) change(message, "sent");
      clock.after(random.between(300, 60_000), () => {
        const code = failureOf(message);
        if (code !== undefined) return change(message, random.pick(["undelivered", "failed"]), code);
        change(message, "delivered");
        const isRead = message.to.startsWith("whatsapp:") && random.chance(0.5);
        if (isRead) clock.after(random.between(1_000, 3600_000), () => change(message, "read"));
      });
    });
  }

  return (message) => {
    const turn = queues.join(message);
    if ("failsAt" in turn) {
      options.count("expired in a queue");
      return clock.at(turn.failsAt, () => change(message, "failed", codes.expired));
    }
    if (turn.goesOutAt <= clock.now) return goOut(message);
    clock.at(turn.goesOutAt, () => goOut(message));
  };
}

import type { Reply } from "../../functions/engine/state/turn.ts";
import type { Clock } from "./clock.ts";
import { codes } from "./error-codes.ts";
import type { Faults } from "./faults.ts";
import type { Phones } from "./phones.ts";
import { fault, type Process } from "./process.ts";
import type { Random } from "./random.ts";
import type { Message, Twilio } from "./twilio.ts";

/*
 * Twilio's REST API as functions/twilio/send.ts uses it: creating a message, and listing messages.
 * https://www.twilio.com/docs/messaging/api/message-resource
 */

/** A reply with buttons, and the message that it answers. The simulation alone knows them together. */
export type SentReply = { message: string; reply: Reply };

type Request = {
  method: string;
  data?: Record<string, string>;
  params?: Record<string, string | number>;
  reply?: SentReply;
};
type Form = Record<string, string>;
type Answer = { statusCode: number; body: unknown };

/** How a request ended: an answer or an error, after so many milliseconds. */
type Ended = { answer?: Answer; error?: Error; ms: number };

/** How long a message without a validity may wait in its sender's queue, in seconds. */
const maxValidity = 36_000;

/** How long the client waits, in milliseconds. */
const timeOut = 8_000;

type Options = {
  clock: Clock;
  faults: Faults;
  random: Random;
  phones: Phones;
  twilio: Twilio;
  /** How far Twilio's clock is off, in milliseconds. */
  skew: number;
  /** A request to create a message has arrived. */
  requested: (by: Process, checkBack: string, form: Record<string, string>) => void;
  /** A reply with buttons was taken. */
  replied: (reply: SentReply, message: Message) => void;
  /** A message was taken. */
  taken: (message: Message) => void;
};

/** Twilio's HTTP API, as one process reaches it. */
export type Api = (process: Process) => { request: (request: Request) => Promise<Answer> };

export function createApi(options: Options): Api {
  const { clock, faults, random, phones, twilio, skew } = options;

  function takeReply(reply: SentReply, { To: to = "", From: from = "", ContentSid: contentSid = "" }: Form): Answer {
    const about = { contentSid, direction: "outbound-api", checkBack: "", validity: maxValidity } as const;
    const message = twilio.take({ to, from, body: reply.reply.text, ...about });
    options.replied(reply, message);
    return { statusCode: 201, body: resourceOf(message) };
  }

  function take(form: Form, reply?: SentReply): Answer {
    if (reply) return takeReply(reply, form);
    const checkBack = checkBackOf(form);
    const { To: to = "", From: from = "", Body: body = "", ContentSid: contentSid = "" } = form;
    const validity = Number(form.ValidityPeriod ?? maxValidity);
    const message = twilio.take({ to, from, body, contentSid, direction: "outbound-api", checkBack, validity });
    options.taken(message);
    return { statusCode: 201, body: resourceOf(message) };
  }

  function create(form: Form, reply?: SentReply): Ended {
    const ms = random.between(50, 900);
    /** What is recorded about refusals explains the ends of check-backs. */
    const note = (code: number) => reply === undefined && twilio.refuse(form.To ?? "", checkBackOf(form), code);
    const refuse = (statusCode: number, code?: number): Ended => {
      if (code !== undefined) note(code);
      return { answer: { statusCode, body: { code, message: "no", status: statusCode } }, ms };
    };
    if (faults.strikes("refused-connection")) {
      note(0);
      return { error: errorOf("ECONNREFUSED"), ms };
    }
    if (faults.strikes("timed-out")) return { error: errorOf("ECONNABORTED"), ms: timeOut };
    if (faults.strikes("5xx")) return refuse(503);
    if (faults.strikes("429")) return refuse(429, 20429);
    if (faults.strikes("queue-full")) return refuse(400, 21611);
    const isWhatsApp = (form.To ?? "").startsWith("whatsapp:");
    const isTemplate = reply === undefined && (form.ContentSid ?? "") !== "";
    if (faults.strikes("account-refused")) return refuse(random.pick([400, 401, 403]), random.pick(codes.account));
    if (faults.strikes("message-refused")) return refuse(400, random.pick(codes.ours));
    if (isWhatsApp && faults.strikes("messaging-limit")) return refuse(400, codes.limit);
    if (isWhatsApp && faults.strikes("not-on-whatsapp")) return refuse(400, random.pick(codes.notOnWhatsApp));
    if (isTemplate && faults.strikes("template-refused")) return refuse(400, random.pick(codes.template));
    if (twilio.isBlocked(form.To ?? "")) return refuse(400, 21610);
    const isDead = phones.stateOf(form.To ?? "", clock.now) === "dead";
    if (isDead && random.chance(0.3)) return refuse(400, random.pick([21211, 21614, 21635]));
    if (faults.strikes("accepted-late")) {
      clock.after(random.between(timeOut, 60_000), () => take(form, reply));
      return { error: errorOf("ECONNABORTED"), ms: timeOut };
    }
    const answer = take(form, reply);
    if (faults.strikes("timed-out-accepted")) return { error: errorOf("ECONNABORTED"), ms: timeOut };
    if (faults.strikes("5xx-accepted")) return refuse(503);
    return { answer, ms };
  }

  /** The newest messages come first, and a message is listed some seconds after it was taken. */
  function list({ To, From, PageSize }: Record<string, string | number>): Ended {
    const ms = random.between(50, 900);
    if (faults.strikes("list-failed")) return { answer: { statusCode: random.pick([429, 500, 503]), body: {} }, ms };
    const listed = twilio.messages.filter(({ to, from, at }) => to === To && from === From && at < clock.now - 5_000);
    const messages = listed.slice(-Number(PageSize)).reverse().map(resourceOf);
    return { answer: { statusCode: 200, body: { messages, next_page_uri: null } }, ms };
  }

  const resourceOf = ({ sid, to, from, body, direction, status, at, code }: Message) => {
    const date = new Date(at + skew).toUTCString().replace("GMT", "+0000");
    return { sid, to, from, body, direction, status, error_code: code ?? null, date_created: date };
  };

  return (process) => ({
    async request({ method, data = {}, params = {}, reply }) {
      const isCreating = method === "post";
      const act = () => {
        if (isCreating && !reply) options.requested(process, checkBackOf(data), data);
        return isCreating ? create(data, reply) : list(params);
      };
      const { answer, error } = await process.ask(isCreating ? "sending" : "listing", act, ({ ms }) => ms);
      if (!answer) throw error;
      return answer;
    },
  });
}

const errorOf = (code: string) => Object.assign(fault("AxiosError"), { code });

const checkBackOf = ({ StatusCallback = "" }: Record<string, string>) =>
  new URL(StatusCallback).searchParams.get("check-back") ?? "";

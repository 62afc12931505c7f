import type { Clock } from "./clock.ts";
import { codes } from "./error-codes.ts";
import type { Weather } from "./faults.ts";
import type { Phones } from "./phones.ts";
import { fault, type Process } from "./process.ts";
import type { Random } from "./random.ts";
import type { Message, Twilio } from "./twilio.ts";

/*
 * Twilio's REST API as our own client of it (functions/twilio/send.ts) speaks to it: creating a message and listing them.
 * https://www.twilio.com/docs/messaging/api/message-resource
 */

type Request = { method: string; data?: Record<string, string>; params?: Record<string, string | number> };
type Answer = { statusCode: number; body: unknown };

/** How a request ended: an answer or an error, after so many milliseconds. */
type Ended = { answer?: Answer; error?: Error; ms: number };

/** As long as our client waits. */
const timeOut = 8_000;

type Options = {
  clock: Clock;
  weather: Weather;
  random: Random;
  phones: Phones;
  twilio: Twilio;
  /** Twilio's clock is not ours. */
  skew: number;
  /** A request to write, before Twilio has said anything to it; and a message that it took. */
  asked: (by: Process, promise: string, form: Record<string, string>) => void;
  taken: (message: Message) => void;
};

/** Twilio's HTTP, as one process reaches it. */
export function createApi(options: Options) {
  const { clock, weather, random, phones, twilio, skew } = options;

  function take(form: Record<string, string>): Answer {
    const promise = promiseOf(form);
    const { To: to = "", From: from = "", Body: body = "", ContentSid: contentSid = "" } = form;
    const message = twilio.take({ to, from, body, contentSid, direction: "outbound-api", promise });
    options.taken(message);
    return { statusCode: 201, body: resourceOf(message) };
  }

  function create(form: Record<string, string>): Ended {
    const ms = random.between(50, 900);
    const no = (statusCode: number, code?: number): Ended => {
      if (code !== undefined) twilio.refuse(form.To ?? "", promiseOf(form), code);
      return { answer: { statusCode, body: { code, message: "no", status: statusCode } }, ms };
    };
    if (weather.strikes("refused-connection")) {
      twilio.refuse(form.To ?? "", promiseOf(form), 0);
      return { error: errorOf("ECONNREFUSED"), ms };
    }
    if (weather.strikes("timed-out")) return { error: errorOf("ECONNABORTED"), ms: timeOut };
    if (weather.strikes("5xx")) return no(503);
    if (weather.strikes("429")) return no(429, 20429);
    if (weather.strikes("queue-full")) return no(400, 21611);
    const isWhatsApp = (form.To ?? "").startsWith("whatsapp:");
    const isTemplate = (form.ContentSid ?? "") !== "";
    if (weather.strikes("account-refused")) return no(random.pick([400, 401, 403]), random.pick(codes.account));
    if (weather.strikes("message-refused")) return no(400, random.pick(codes.ours));
    if (isWhatsApp && weather.strikes("messaging-limit")) return no(400, codes.limit);
    if (isWhatsApp && weather.strikes("not-on-whatsapp")) return no(400, random.pick(codes.notOnWhatsApp));
    if (isTemplate && weather.strikes("template-refused")) return no(400, random.pick(codes.template));
    if (twilio.isBlocked(form.To ?? "")) return no(400, 21610);
    const isDead = phones.stateOf(form.To ?? "", clock.now) === "dead";
    if (isDead && random.chance(0.3)) return no(400, random.pick([21211, 21614, 21635]));
    if (weather.strikes("accepted-late")) {
      clock.after(random.between(timeOut, 60_000), () => take(form));
      return { error: errorOf("ECONNABORTED"), ms: timeOut };
    }
    const answer = take(form);
    if (weather.strikes("timed-out-accepted")) return { error: errorOf("ECONNABORTED"), ms: timeOut };
    if (weather.strikes("5xx-accepted")) return no(503);
    return { answer, ms };
  }

  /** What Twilio lists, the newest first; a message takes some seconds to be there. */
  function list({ To, From, PageSize }: Record<string, string | number>): Ended {
    const ms = random.between(50, 900);
    if (weather.strikes("list-failed")) return { answer: { statusCode: random.pick([429, 500, 503]), body: {} }, ms };
    const listed = twilio.messages.filter(({ to, from, at }) => to === To && from === From && at < clock.now - 5_000);
    const messages = listed.slice(-Number(PageSize)).reverse().map(resourceOf);
    return { answer: { statusCode: 200, body: { messages, next_page_uri: null } }, ms };
  }

  const resourceOf = ({ sid, to, from, body, direction, status, at, code }: Message) => {
    const made = new Date(at + skew).toUTCString().replace("GMT", "+0000");
    return { ...{ sid, to, from, body, direction, status, error_code: code ?? null }, date_created: made };
  };

  return (process: Process) => ({
    async request({ method, data = {}, params = {} }: Request): Promise<Answer> {
      const isWriting = method === "post";
      const act = () => {
        if (isWriting) options.asked(process, promiseOf(data), data);
        return isWriting ? create(data) : list(params);
      };
      const { answer, error } = await process.ask(isWriting ? "sending" : "listing", act, ({ ms }) => ms);
      if (!answer) throw error;
      return answer;
    },
  });
}

const errorOf = (code: string) => Object.assign(fault("AxiosError"), { code });

const promiseOf = ({ StatusCallback = "" }: Record<string, string>) =>
  new URL(StatusCallback).searchParams.get("promise") ?? "";

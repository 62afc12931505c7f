import type { Clock } from "../../../simulation/clock.ts";
import { fault } from "../../../simulation/process.ts";
import type { Weather } from "./faults.ts";

/*
 * Twilio, as far as our functions use it: its REST API, which accepts or refuses a message, and the delivery reports.
 */

type Request = { method: string; data?: Record<string, string> };

/** A report that Twilio posts to one of our addresses. */
export type Report = { url: string; form: Record<string, string> };

/** A message, and the code that it fails by. `neverSent`: it fails before Twilio hands it on. */
type Followed = { to: string; from: string; url: string; code?: number | undefined; neverSent?: boolean };

const second = 1_000;

/** The time-out of our client: see functions/twilio/send.ts. */
const patience = 8 * second;

/**
 * @param post hands a report to our webhook
 * @param received a check-back has reached this address
 */
export function createTwilio(
  { clock, is }: { clock: Clock; is: Weather },
  post: (report: Report) => void,
  received: (address: string) => void,
) {
  let messages = 0;

  /** The refusal of a message, with Twilio's code, if it is refused. */
  function refusal(to: string): [status: number, code?: number] | undefined {
    if (is("too-many-requests")) return [429, 20429];
    if (is("broken-and-blind")) return [503];
    if (is("no-funds")) return [401, 20003];
    if (is("not-allowed-there")) return [400, 21612];
    if (is("unknown-code")) return [400, 99999];
    // Every other number is in a country that is switched off.
    if (is("country-refused") && Number(to.at(-1)) % 2 === 0) return [400, 21408];
    return undefined;
  }

  /** Twilio's code of an accepted message that fails later, if it fails. */
  function failure(): number | undefined {
    if (is("marketing")) return 63049;
    if (is("messaging-limit")) return 63018;
    return is("phones-off") ? 30003 : undefined;
  }

  function take({ To = "", From = "", StatusCallback = "" }: Record<string, string>) {
    messages += 1;
    const sid = `SM${String(messages).padStart(32, "0")}`;
    const code = failure();
    follow(sid, { to: To, from: From, url: StatusCallback, code });
    if (code === undefined) clock.after(10 * second, () => received(To));
    return { sid, to: To, from: From, status: "queued", date_created: new Date(clock.now).toUTCString() };
  }

  /** Twilio hands it on, and then it is delivered, or fails by this code. */
  function follow(sid: string, message: Followed) {
    const { to: To, from: From, url: address, code, neverSent } = message;
    const url = address.split("#")[0]!;
    const report = (MessageStatus: string, more = {}) =>
      post({ url, form: { MessageSid: sid, MessageStatus, To, From, ...more } });
    if (neverSent) return void clock.after(2 * second, () => report("failed", { ErrorCode: String(code) }));
    clock.after(2 * second, () => report("sent"));
    clock.after(9 * second, () =>
      code === undefined ? report("delivered") : report("undelivered", { ErrorCode: String(code) }),
    );
  }

  return {
    /** The REST API. A list of messages is always empty, because no message here is accepted without an answer. */
    async request({ method, data = {} }: Request) {
      const ms = is("silent") ? patience : 500;
      await new Promise<void>((resolve) => clock.after(ms, resolve));
      if (is("silent")) throw Object.assign(fault("AxiosError"), { code: "ECONNABORTED" });
      if (method !== "post")
        return is("broken-and-blind")
          ? { statusCode: 503, body: {} }
          : { statusCode: 200, body: { messages: [], next_page_uri: null } };
      const [statusCode, code] = refusal(data.To ?? "") ?? [];
      if (statusCode !== undefined) return { statusCode, body: { code, message: "no", status: statusCode } };
      return { statusCode: 201, body: take(data) };
    },

    /** A webhook was answered with this many messages, whose reports go to `url`. */
    answered(count: number, { to, from, url }: { to: string; from: string; url: string }) {
      for (let i = 0; i < count; i += 1) {
        messages += 1;
        const sid = `SM${String(messages).padStart(32, "0")}`;
        const neverSent = is("replies-never-sent");
        follow(sid, { to, from, url, code: neverSent || is("replies-fail") ? 30007 : undefined, neverSent });
      }
    },
  };
}

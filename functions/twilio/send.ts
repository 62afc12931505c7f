import twilio from "twilio";
import type { SendResult } from "../engine/state/turn.ts";
import type { Sender } from "../ports.ts";
import { overridesFragment } from "./connection-overrides.ts";
import { sendFailure, verdictOn } from "./failures.ts";
import { promiseParameter } from "./status.ts";

/** Well under the function's own time-out, so that there is time to note how it ended. */
const requestTimeout = 8_000;

/** Requests that certainly never reached Twilio. */
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/** Twilio's clock and ours may differ by this much, in milliseconds. */
const maxClockSkew = 60_000;

/** More than anybody is written in the time of a lease. */
const maxListed = 50;

type ClientOptions = { accountSid: string; authToken: string; httpClient?: twilio.RequestClient };

/**
 * Twilio's client, whose requests take eight seconds at most.
 *
 * @param options.httpClient another way to Twilio; the desk's leads to its double
 */
export function restClient({ accountSid, authToken, ...options }: ClientOptions): twilio.Twilio {
  const httpClient = options.httpClient ?? new twilio.RequestClient({ timeout: requestTimeout });
  return twilio(accountSid, authToken, { httpClient });
}

/**
 * Twilio's REST API. Reached only from the functions that write first: the client is large.
 * https://www.twilio.com/docs/messaging/api/message-resource
 *
 * @param options.origin where Twilio reports the delivery to: https://example.com
 */
export function restSender(options: ClientOptions & { origin: string }): Sender {
  const client = restClient(options);
  return {
    async send({ to, from, text, template, promise }) {
      const statusCallback = `${options.origin}/twilio/status?${promiseParameter}=${promise}${overridesFragment}`;
      const said = template
        ? { contentSid: template.contentSid, contentVariables: contentVariables(template.variables) }
        : { body: text };
      try {
        const { sid } = await client.messages.create({ to, from, ...said, statusCallback });
        return { kind: "accepted", sid };
      } catch (error) {
        if (error instanceof twilio.RestException) return sendFailure(error.code, error.status, from);
        if (neverSent.has((error as { code?: string }).code ?? "")) return sendFailure(undefined, 429);
        return { kind: "unknown" };
      }
    },

    // Not by DateSent, which a message that still waits in Twilio's queue does not have.
    async lookUp(to, from, since, known): Promise<SendResult> {
      try {
        const listed = await client.messages.list({ to, from, limit: maxListed });
        const ours = listed.find(
          ({ sid, direction, dateCreated }) =>
            direction === "outbound-api" && !known.includes(sid) && dateCreated.getTime() >= since - maxClockSkew,
        );
        if (!ours) return { kind: "never" };
        const { sid, status, errorCode: code } = ours;
        const isLost = status === "failed" || status === "undelivered";
        return isLost && code
          ? { kind: "refused", verdict: verdictOn(code, from), code, sid }
          : { kind: "accepted", sid };
      } catch {
        return { kind: "unknown" };
      }
    },
  };
}

/** {"1": "...", "2": "..."} https://www.twilio.com/docs/content/using-variables-with-content-api */
const contentVariables = (values: string[]) =>
  JSON.stringify(Object.fromEntries(values.map((value, i) => [String(i + 1), value])));

import twilio from "twilio";
import type { SendResult } from "../engine/state/event.ts";
import type { Template } from "../engine/state/turn.ts";
import type { Sender } from "../ports.ts";
import { overridesFragment } from "./connection-overrides.ts";
import { failure, failureKindOf } from "./failures.ts";
import { checkBackParameter } from "./status.ts";

/** Well under the function's own time-out, so that there is time to note how it ended. */
const timeOut = 8_000;

/** Requests that certainly never reached Twilio. */
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/** Twilio's clock and ours may differ by this much, in milliseconds. */
const skew = 60_000;

/** More than anybody is written in the time of a lease. */
const maxListed = 50;

type ClientOptions = { accountSid: string; authToken: string; httpClient?: twilio.RequestClient };

/**
 * Twilio's client, whose requests take eight seconds at most.
 *
 * @param options.httpClient another way to Twilio; the desk's leads to its double
 */
export function restClient({ accountSid, authToken, ...options }: ClientOptions): twilio.Twilio {
  const httpClient = options.httpClient ?? new twilio.RequestClient({ timeout: timeOut });
  return twilio(accountSid, authToken, { httpClient });
}

/**
 * Twilio's REST API. Reached only from the functions that write first: the client is large.
 * https://www.twilio.com/docs/messaging/api/message-resource
 *
 * @param options.templates the Content SIDs of approved templates, by their names
 * @param options.origin where Twilio reports the delivery to: https://example.com
 */
export function restSender(options: ClientOptions & { origin: string; templates: Templates }): Sender {
  const client = restClient(options);
  return {
    async send({ to, from, text, template, checkBack }) {
      const statusCallback = `${options.origin}/twilio/status?${checkBackParameter}=${checkBack}${overridesFragment}`;
      try {
        const said = template ? await contentOf(template, options.templates) : { body: text };
        if (!said) return { kind: "refused", failure: "template-unusable", code: undefined };
        const { sid } = await client.messages.create({ to, from, ...said, statusCallback });
        return { kind: "accepted", messageId: sid };
      } catch (error) {
        if (error instanceof twilio.RestException) return failure(error.code, error.status, from);
        if (neverSent.has((error as { code?: string }).code ?? "")) return failure(undefined, 429);
        return { kind: "unknown" };
      }
    },

    // Not by DateSent, which a message that still waits in Twilio's queue does not have.
    async lookUp(to, from, since, known): Promise<SendResult> {
      try {
        const listed = await client.messages.list({ to, from, limit: maxListed });
        const ours = listed.find(
          ({ sid, direction, dateCreated }) =>
            direction === "outbound-api" && !known.includes(sid) && dateCreated.getTime() >= since - skew,
        );
        if (!ours) return { kind: "not-found" };
        const { sid, status, errorCode: code } = ours;
        const isLost = status === "failed" || status === "undelivered";
        return isLost && code
          ? { kind: "refused", failure: failureKindOf(code, from), code, messageId: sid }
          : { kind: "accepted", messageId: sid };
      } catch {
        return { kind: "unknown" };
      }
    },
  };
}

/** {"1": "...", "2": "..."} https://www.twilio.com/docs/content/using-variables-with-content-api */
const contentVariables = (values: string[]) =>
  JSON.stringify(Object.fromEntries(values.map((value, i) => [String(i + 1), value])));

type Templates = () => Promise<Record<string, string>>;

/** A template as Twilio's Content API takes it; undefined when it is not approved any more. */
async function contentOf({ name, variables }: Template, templates: Templates) {
  const contentSid = (await templates())[name];
  return contentSid === undefined ? undefined : { contentSid, contentVariables: contentVariables(variables) };
}

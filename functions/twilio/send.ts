import twilio from "twilio";
import type { Sender } from "../engine/turn.ts";
import { failure } from "./failures.ts";
import { promiseParameter } from "./status.ts";

/** Well under the function's own time-out, so that there is time to note how it ended. */
const timeOut = 8_000;

/** Requests that certainly never reached Twilio. */
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/**
 * Sends by Twilio's REST API. Reached only from the functions that write first: the client is large.
 * https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 *
 * @param options.origin where Twilio reports the delivery to: https://example.com
 * @param options.httpClient another way to Twilio; the desk's leads to its double
 */
export function restSender(options: {
  accountSid: string;
  authToken: string;
  origin: string;
  httpClient?: twilio.RequestClient;
}): Sender {
  const httpClient = options.httpClient ?? new twilio.RequestClient({ timeout: timeOut });
  const client = twilio(options.accountSid, options.authToken, { httpClient });
  return async ({ to, from, text, promise }) => {
    const statusCallback = `${options.origin}/twilio/status?${promiseParameter}=${promise}`;
    try {
      const { sid } = await client.messages.create({ to, from, body: text, statusCallback });
      return { kind: "accepted", sid };
    } catch (error) {
      if (error instanceof twilio.RestException) return failure(error.code, error.status);
      if (neverSent.has((error as { code?: string }).code ?? "")) return failure(undefined, 429);
      return { kind: "unknown" };
    }
  };
}

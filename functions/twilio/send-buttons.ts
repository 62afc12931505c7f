import type { SendResult } from "../engine/state/event.ts";
import type { ButtonSender } from "../ports.ts";
import { sendFailure } from "./failures.ts";
import { neverSent } from "./never-sent.ts";
import { contentKeyOf, replyContents, variablesOf } from "./reply-contents.ts";

type Options = {
  accountSid: string;
  authToken: string;
  /** The Content SIDs by the keys of reply-contents.ts. May reject. */
  sids: () => Promise<Record<string, string>>;
  /** The real one, or one that sends the requests to a fake Twilio. */
  fetch: typeof fetch;
};

/**
 * Sends replies with buttons by Twilio's REST API, each in one request that is not repeated. The webhook uses it instead of
 * Twilio's client, which would make every cold start slower.
 * https://www.twilio.com/docs/messaging/api/message-resource#create-a-message
 */
export function buttonSender({ accountSid, authToken, sids, fetch }: Options): ButtonSender {
  const url = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  return {
    async isReady() {
      try {
        const known = await sids();
        return replyContents.every(({ key }) => known[key] !== undefined);
      } catch {
        return false;
      }
    },
    async send({ to, from, text, buttons, reportsTo, within }) {
      try {
        const sid = (await sids())[contentKeyOf(buttons)];
        if (sid === undefined) return { kind: "refused", failure: "template-unusable", code: undefined };
        const body = new URLSearchParams({
          To: to,
          From: from,
          ContentSid: sid,
          ContentVariables: JSON.stringify(variablesOf(text, buttons)),
          StatusCallback: reportsTo,
        });
        // A connection that broke while Lambda froze the process would not answer, so none is kept.
        const headers = { authorization, connection: "close" };
        const signal = AbortSignal.timeout(within);
        return await resultOf(await fetch(url, { method: "POST", headers, body, signal }), from);
      } catch (error) {
        return neverSent(error) ? { kind: "refused", failure: "not-accepted", code: undefined } : { kind: "unknown" };
      }
    },
  };
}

async function resultOf(response: Response, from: string): Promise<SendResult> {
  const body = (await response.json().catch(() => undefined)) as { sid?: unknown; code?: unknown } | undefined;
  if (!response.ok) return sendFailure(typeof body?.code === "number" ? body.code : undefined, response.status, from);
  return typeof body?.sid === "string" ? { kind: "accepted", messageId: body.sid } : { kind: "unknown" };
}

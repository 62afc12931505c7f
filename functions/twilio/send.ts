import restException from "twilio/lib/base/RestException.js";
import type { SendResult } from "../engine/state/event.ts";
import type { Template } from "../engine/state/turn.ts";
import type { Sender } from "../ports.ts";
import { type ClientOptions, restClient } from "./client.ts";
import { overridesFragment } from "./connection-overrides.ts";
import { failureKindOf, sendFailure } from "./failures.ts";
import { neverSent } from "./never-sent.ts";
import { checkBackParameter } from "./status.ts";

/** How much Twilio's clock may differ from the functions', in milliseconds. */
const maxClockSkew = 60_000;

/**
 * A message is created within this time after its claim, or not at all. The person's next check-back is claimed after
 * the lease, which is longer, so that its message is not mistaken for this one.
 */
const maxDelay = 5 * 60_000;

/**
 * How long a message may wait in Twilio's queue for its sender, in seconds: 10 hours are the maximum and the default. A
 * message that is not sent by then fails with 30036, so it does not arrive in the night.
 * https://www.twilio.com/docs/messaging/api/message-resource#create-a-message
 */
const [minValidity, maxValidity] = [30, 36_000];

const validitySeconds = (validFor: number): number =>
  Math.max(minValidity, Math.min(maxValidity, Math.floor(validFor / 1000)));

/** A person is sent fewer messages than this while a claim is valid. */
const maxListed = 50;

/**
 * Sends by Twilio's REST API. Only the functions that send check-backs import it, because the client is large.
 * https://www.twilio.com/docs/messaging/api/message-resource
 *
 * @param options.templates the Content SIDs of approved templates, by their names
 * @param options.origin where Twilio reports the delivery to: https://example.com
 */
export function restSender(options: ClientOptions & { origin: string; templates: Templates }): Sender {
  const client = restClient(options);
  return {
    async send({ to, from, text, template, checkBack, validFor }) {
      const statusCallback = `${options.origin}/twilio/status?${checkBackParameter}=${checkBack}${overridesFragment}`;
      try {
        const said = template ? await contentOf(template, options.templates) : { body: text };
        if (!said) return { kind: "refused", failure: "template-unusable", code: undefined };
        const validityPeriod = validitySeconds(validFor);
        const { sid } = await client.messages.create({ to, from, ...said, statusCallback, validityPeriod });
        return { kind: "accepted", messageId: sid };
      } catch (error) {
        if (error instanceof restException.default) return sendFailure(error.code, error.status, from);
        if (neverSent(error)) return sendFailure(undefined, 429);
        return { kind: "unknown" };
      }
    },

    // Not filtered by DateSent, because a message in Twilio's queue has none.
    async lookUp({ to, from, since, known }): Promise<SendResult> {
      try {
        const listed = await client.messages.list({ to, from, limit: maxListed });
        const ours = listed.find(({ sid, direction, dateCreated }) => {
          const createdAt = dateCreated.getTime();
          const isInTime = createdAt >= since - maxClockSkew && createdAt <= since + maxDelay;
          return direction === "outbound-api" && !known.includes(sid) && isInTime;
        });
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

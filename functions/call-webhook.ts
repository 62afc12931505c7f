import type { CanaryLine, Log } from "./log/log.ts";
import { canaryWebhook } from "./twilio/canary-webhook.ts";

export type CanaryDeps = {
  /** The token that Twilio signs with. */
  authToken: string;
  /** Where Twilio calls this deployment, without a path: https://example.com */
  origin: string;
  log: Log;
  /** A fresh id for a message. */
  newId: () => string;
  /** How long an answer may take, in milliseconds. */
  timeoutMs?: number;
};

/** Twilio waits no longer for a webhook, in milliseconds: https://www.twilio.com/docs/api/errors/11205 */
const webhookTimeout = 15_000;

/**
 * The canary: posts a signed message to this deployment's own public address, by the way that Twilio's webhooks come, and
 * logs whether a reply came back. The reply goes no further than the HTTP response, so nothing is sent to any phone.
 *
 * @returns the line that was logged; that no answer came is a line, too, and throws nothing
 */
export async function callWebhook(deps: CanaryDeps): Promise<CanaryLine> {
  const began = performance.now();
  const answer = await postMessage(deps);
  const ms = Math.round(performance.now() - began);
  const line: CanaryLine = answer?.isReply
    ? { canary: "answered", ms }
    : { canary: "failed", status: answer?.status, ms };
  deps.log(line);
  return line;
}

/** The answer's status, and whether it is TwiML that says something; nothing when no whole answer came in time. */
async function postMessage({ authToken, origin, newId, timeoutMs = webhookTimeout }: CanaryDeps) {
  const url = `${origin}/twilio/message`;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, { ...canaryWebhook(newId(), url, authToken), redirect: "manual", signal });
    const body = await response.text();
    return { status: response.status, isReply: response.status === 200 && body.includes("<Response><Message") };
  } catch {
    return undefined;
  }
}

import type { CanaryLine, Log } from "./log/log.ts";
import { canaryWebhook } from "./twilio/canary-webhook.ts";

export type CanaryDeps = {
  /** The token to sign with. */
  authToken: string;
  /** Where to call, without a path: https://example.com */
  origin: string;
  log: Log;
  /** A new id for a message. */
  newId: () => string;
  timeoutMs?: number;
};

/** Twilio's time-out for a webhook, in milliseconds: https://www.twilio.com/docs/api/errors/11205 */
const webhookTimeout = 15_000;

/**
 * The canary: posts a signed message to this deployment's public address, as Twilio does, and logs whether it is
 * answered. The reply is only in the HTTP response, so nothing is sent to a phone.
 *
 * @returns the line that was logged, also when no answer came
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

/** The answer's status, and whether it is TwiML with a message; nothing when no complete answer came in time. */
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

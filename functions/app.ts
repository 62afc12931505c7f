import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerCanary } from "./answer-canary.ts";
import { answerMessage } from "./answer-message.ts";
import type { Turn } from "./engine/state/turn.ts";
import { answerText } from "./function-url.ts";
import { failureOf } from "./log/failure-of.ts";
import { type FailedLine, logTurn } from "./log/log.ts";
import type { TurnPorts } from "./ports.ts";
import { runTurn } from "./run-turn.ts";
import { channelOf, unknownChannelOf } from "./twilio/address.ts";
import { canaryAddress } from "./twilio/canary-webhook.ts";
import { messageIn } from "./twilio/message-in.ts";
import { answersOf, twiml } from "./twilio/reply.ts";
import { signedParams, type TwilioOptions, twilioOnly } from "./twilio/signature.ts";
import { checkBackParameter, replyParameter, replyReportsAt, statusIn } from "./twilio/status.ts";

/** Twilio's forms are a few kilobytes. */
export const formLimit = bodyLimit({ maxSize: 64 * 1024, onError: (c) => c.body(null, 400) });

export type AppDeps = TurnPorts & {
  twilio: TwilioOptions & {
    /** Whether Twilio answers STOP, START and HELP by SMS, as it does until a number's default handling is off. */
    defaultOptOut: boolean;
  };
};

/**
 * The webhooks. Every refusal has an empty body, because Twilio sends a `text/plain` body to the person.
 *
 *   POST /twilio/message   a person's message, or the canary's -> TwiML
 *   POST /twilio/status    a delivery report of a check-back or a reply -> 204
 *   POST /twilio/usage     the account's cost of a day exceeds its limit -> 204
 *   GET  /health           the content's version
 */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    deps.log({ turn: "failed", in: knownPath(c.req.path), ...failureOf(error) });
    return c.body(null, 500);
  });
  app.notFound((c) => c.body(null, 404));
  app.get("/health", (c) => c.json({ ok: true, content: deps.content.version }));

  app.use("/twilio/*", formLimit);
  app.use("/twilio/*", async function formOnly(c, next) {
    const [type = ""] = (c.req.header("Content-Type") ?? "").split(";");
    return type.trim().toLowerCase() === "application/x-www-form-urlencoded" ? next() : c.body(null, 400);
  });
  app.use("/twilio/*", async function logRefusals(c, next) {
    await next();
    if (c.res.status === 403) deps.log({ refused: "signature" });
  });
  app.use("/twilio/*", twilioOnly(deps.twilio));

  app.post("/twilio/message", async (c) => {
    const params = signedParams(c);
    const message = messageIn(params, deps.twilio);
    if (!message) return refuseForm(c, params.From);
    if (message.from === canaryAddress) {
      const replies = await answerCanary(deps, message.event, message.from);
      return replies ? replyWithTwiml(c, replies, deps) : c.body(null, 409);
    }
    return replyWithTwiml(c, await answerMessage(deps, message, replyReportsAt(deps.twilio.origin(c))), deps);
  });

  app.post("/twilio/status", async (c) => {
    const params = signedParams(c);
    const report = statusIn(params, c.req.query(checkBackParameter));
    if (!report) return refuseForm(c, params.To);
    if (c.req.query(replyParameter) !== undefined) {
      deps.log({ reply: report.status, channel: channelOf(report.to), code: report.event.code });
      return c.body(null, 204);
    }
    const began = performance.now();
    logTurn(deps, await runTurn(deps, deps.personKey(report.to), report.event, { address: report.to }), began);
    return c.body(null, 204);
  });

  app.post("/twilio/usage", async (c) => {
    const { UsageTriggerSid: sid } = signedParams(c);
    if (typeof sid !== "string" || !sid.startsWith("UT")) return c.body(null, 400);
    deps.log({ usage: "limit-reached" });
    return c.body(null, 204);
  });
  return app;

  /** Answers 400. The channel of the person's address is logged when it is one that the assistant does not use. */
  function refuseForm(c: Context, address: string | string[] | undefined) {
    const unknownChannel = typeof address === "string" ? unknownChannelOf(address) : undefined;
    if (unknownChannel) deps.log({ unknownChannel });
    return c.body(null, 400);
  }
}

/** Answers with TwiML, and where Twilio reports the delivery. */
function replyWithTwiml(c: Context, replies: Turn["replies"], { twilio: { origin }, media }: AppDeps) {
  const xml = twiml(
    replies.flatMap((reply) => answersOf(reply, media?.origin)),
    replyReportsAt(origin(c)),
  );
  return answerText(c, xml, "text/xml; charset=utf-8");
}

/** The path, if it exists. Unknown paths are not logged, because any client can write any text into them. */
function knownPath(requested: string): NonNullable<FailedLine["in"]> {
  return (
    (["/twilio/message", "/twilio/status", "/twilio/usage", "/health"] as const).find((path) => path === requested) ??
    "elsewhere"
  );
}

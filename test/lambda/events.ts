import type { LambdaFunctionURLEvent } from "aws-lambda";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { account } from "./environment.ts";

const domainName = "abc.lambda-url.ap-southeast-1.on.aws";

/** The function's address in Lambda's events. */
export const ownOrigin = `https://${domainName}`;

/**
 * A request in the form of a function URL: payload version 2.0, header names in lower case.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
 */
export function requested(method: string, target: string, body?: string, headers: Record<string, string> = {}) {
  const { pathname: path, searchParams } = new URL(target, ownOrigin);
  const http = { method, path, protocol: "HTTP/1.1", sourceIp: "203.0.113.7", userAgent: "TwilioProxy/1.1" };
  const query = searchParams.size > 0 ? { queryStringParameters: Object.fromEntries(searchParams) } : {};
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: searchParams.toString(),
    ...query,
    headers: { host: "somebody-elses.example.com", "x-forwarded-proto": "https", ...headers },
    requestContext: {
      accountId: "anonymous",
      apiId: "abc",
      domainName,
      domainPrefix: "abc",
      http,
      requestId: "1",
      routeKey: "$default",
      stage: "$default",
      time: "07/Dec/2026:04:00:00 +0000",
      timeEpoch: 1796616000000,
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  } satisfies LambdaFunctionURLEvent;
}

type Form = Record<string, string>;

/**
 * A form that Twilio signed for an origin. Lambda passes it on in base64; an event that a person writes is often plain.
 */
export function posted(target: string, form: Form, { origin = ownOrigin, base64 = true } = {}) {
  const event = requested("POST", target, new URLSearchParams(form).toString(), {
    "content-type": "application/x-www-form-urlencoded",
    "x-twilio-signature": getExpectedTwilioSignature(account.authToken, origin + target, form),
  });
  const body = base64 ? Buffer.from(event.body ?? "").toString("base64") : event.body;
  return { ...event, body, isBase64Encoded: base64 };
}

let sent = 0;

/** Twilio's form for an SMS, each time with a new id. */
export function sms(Body: string, From = "+85510000001"): Form {
  sent += 1;
  return { MessageSid: `SM${String(sent).padStart(32, "0")}`, From, To: "+12025550143", Body, NumMedia: "0" };
}

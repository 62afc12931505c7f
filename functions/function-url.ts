import type { LambdaFunctionURLEvent } from "aws-lambda";
import type { Context, Hono } from "hono";

/*
 * Hono on a Lambda function URL. Node.js loads its web Request and Response when they are first used, which takes longer
 * than loading all of Checkback's own code. A webhook needs a few parts of them, and these are here.
 */

/** An answer of Lambda. */
export type UrlAnswer = { statusCode: number; headers: Record<string, string>; body: string; isBase64Encoded: false };

/** A text with status 200, in the form that a Response is made of. */
class TextAnswer {
  readonly status = 200;
  readonly text: string;
  readonly headers: Record<string, string>;
  constructor(text: string, headers: Record<string, string>) {
    this.text = text;
    this.headers = headers;
  }
}

/** Answers 200 with a text of this content type. On a function URL no Response is made for it. */
export function answerText(c: Context, text: string, type: string): Response {
  const headers = { "content-type": type };
  return c.env?.event ? (new TextAnswer(text, headers) as unknown as Response) : c.body(text, 200, headers);
}

/**
 * A Lambda handler that answers the events of a function URL, payload version 2.0, with an app. Routes find the event in
 * `c.env.event`. An address that is not a URL is answered 400, with an empty body.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
 */
export function onFunctionUrl(app: Hono): (event: LambdaFunctionURLEvent) => Promise<UrlAnswer> {
  return async (event) => {
    const request = requestOf(event);
    if (!request) return { statusCode: 400, headers: {}, body: "", isBase64Encoded: false };
    const answer: Response | TextAnswer = await app.fetch(request as unknown as Request, { event });
    return answer instanceof TextAnswer
      ? { statusCode: answer.status, headers: answer.headers, body: answer.text, isBase64Encoded: false }
      : {
          statusCode: answer.status,
          headers: Object.fromEntries(answer.headers),
          body: await answer.text(),
          isBase64Encoded: false,
        };
  };
}

/** The parts of a Request that Hono and the routes use. Lambda has the names of headers in lower case. */
function requestOf({
  rawPath,
  rawQueryString,
  requestContext,
  headers,
  body,
  isBase64Encoded,
}: LambdaFunctionURLEvent) {
  const query = rawQueryString === "" ? "" : `?${rawQueryString}`;
  const url = URL.parse(`https://${requestContext.domainName}${rawPath}${query}`);
  if (!url) return undefined;
  const bytes = Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
  const received = new Map(Object.entries(headers));
  // The body is complete, even when it was transferred in chunks.
  received.delete("transfer-encoding");
  received.set("content-length", String(bytes.length));
  return {
    method: requestContext.http.method,
    url: url.href,
    headers: {
      has: (name: string) => received.has(name.toLowerCase()),
      get: (name: string) => received.get(name.toLowerCase()) ?? null,
    },
    body: bytes.length === 0 ? null : bytes,
    text: async () => bytes.toString("utf8"),
  };
}

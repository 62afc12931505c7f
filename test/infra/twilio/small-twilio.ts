import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import twilio from "twilio";
import { describedAt } from "./description.ts";
import { apiRoutes, contentRoutes, messagingRoutes } from "./resources.ts";
import { emptyState, type State } from "./state.ts";

export const account = { sid: `AC${"0".repeat(32)}`, authToken: "a-token-for-tests" };
export const apiKey = { key: `SK${"7".repeat(32)}`, secret: "a-secret-for-tests" };

export type SmallTwilio = {
  state: State;
  /** The requests for changes: the path and the body, or "DELETE path". */
  writes: [what: string, body: Record<string, unknown>][];
  /** Everything in requests and answers that does not match Twilio's description. */
  faults: string[];
  /** Sends the client's requests here. */
  httpClient: twilio.RequestClient;
  stop: () => Promise<void>;
};

/**
 * The part of Twilio's API that the commands use, over HTTP. Every request and answer is checked by Twilio's own
 * description of its API, and everything that it does not describe is refused.
 */
export async function smallTwilio(): Promise<SmallTwilio> {
  const state = emptyState();
  const writes: SmallTwilio["writes"] = [];
  const faults: string[] = [];
  const root = new Hono();
  const accepted = [account.sid + account.authToken, apiKey.key + apiKey.secret].map(String);

  root.use(async (c, next) => {
    const [, product = "", ...rest] = c.req.path.split("/");
    const path = `/${rest.join("/")}`;
    const told = `${c.req.method} ${product} ${path}`;
    const operation = describedAt(product, c.req.method.toLowerCase(), path);
    if (!operation) {
      faults.push(`${told}: Twilio describes no such thing, or descriptions/cut.ts leaves it out`);
      return refusal(404, 20404, "not described");
    }
    const [, userAndPassword = ""] = (c.req.header("Authorization") ?? "").split(" ");
    if (!accepted.includes(atob(userAndPassword).replace(":", ""))) return refusal(401, 20003, "Authenticate");
    const [body, type] = [await c.req.text(), c.req.header("Content-Type") ?? ""];
    const wrong = operation.faultsOfRequest(new URL(c.req.url).searchParams, type, body);
    faults.push(...wrong.map((fault) => `${told}: ${fault}`));
    if (wrong.length > 0) return refusal(400, 20001, wrong.join("; "));
    if (c.req.method === "POST") writes.push([`${product} ${path}`, parsed(type, body)]);
    if (c.req.method === "DELETE") writes.push([`DELETE ${product} ${path}`, {}]);
    const planned = state.refuse.find(({ at }) => told.includes(at));
    if (planned) return refusal(planned.status, planned.code, planned.message);
    await next();
    if (c.res.status >= 400 || c.res.status === 204) return undefined;
    const answer: unknown = await c.res.clone().json();
    faults.push(...operation.faultsOfAnswer(c.res.status, answer).map((fault) => `${told}, answered: ${fault}`));
    return undefined;
  });
  root.route("/api", apiRoutes(state, account.sid));
  root.route("/content", contentRoutes(state, account.sid));
  root.route("/messaging", messagingRoutes(state));
  root.onError((error) => {
    faults.push(error.stack ?? error.message);
    return refusal(500, 20500, "Internal server error");
  });
  root.notFound(() => refusal(404, 20404, "The requested resource was not found"));

  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: root.fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(started));
  });
  const { port } = server.address() as AddressInfo;
  return {
    state,
    writes,
    faults,
    httpClient: clientTo(`http://127.0.0.1:${port}`),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** An error in Twilio's form. */
function refusal(status: number, code: number, message: string): Response {
  return Response.json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, { status });
}

function parsed(type: string, body: string): Record<string, unknown> {
  return type.startsWith("application/json") ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
}

/** The real client with its real requests. Only https://content.twilio.com becomes /content here. */
export function clientTo(origin: string): twilio.RequestClient {
  const client = new twilio.RequestClient({ timeout: 5_000 });
  const request = client.request.bind(client);
  client.request = (options) =>
    request({ ...options, uri: options.uri.replace(/^https:\/\/(\w+)\.twilio\.com/, `${origin}/$1`) });
  return client;
}

import { expect, test } from "vitest";
import { type CanaryDeps, callWebhook } from "../functions/call-webhook.ts";
import type { Line } from "../functions/log/log.ts";
import { twiml } from "../functions/twilio/reply.ts";
import { deployed, listening } from "./support/served.ts";
import { sid, twilio } from "./support/webhook.ts";

/** The line that the canary logs about a deployment. */
async function canaryAt(origin: string, more: Partial<CanaryDeps> = {}) {
  const lines: Line[] = [];
  const log = (line: Line) => void lines.push(line);
  const said = await callWebhook({ authToken: twilio.authToken, origin, log, newId: () => sid(7), ...more });
  expect(lines).toEqual([said]);
  return said;
}

test("a deployment that answers over HTTP passes, each time", async () => {
  const { origin, world } = await deployed();
  for (let n = 0; n < 4; n += 1)
    expect(await canaryAt(origin, { newId: () => sid(n) })).toEqual({ canary: "answered", ms: expect.any(Number) });
  expect(world.lines).toEqual([]);
});

test.each<[what: string, more: Partial<CanaryDeps>, status: number]>([
  ["another token is checked", { authToken: "another" }, 403],
  ["the id is none of Twilio's", { newId: () => "not an id" }, 400],
])("a deployment where %s counts as failed, with its status", async (_, more, status) => {
  expect(await canaryAt((await deployed()).origin, more)).toMatchObject({ canary: "failed", status });
});

test("a deployment whose table fails counts as failed, with the status that Twilio gets", async () => {
  const { origin, world } = await deployed();
  world.deps.store.load = async () => {
    throw new Error("no table");
  };
  expect(await canaryAt(origin)).toMatchObject({ canary: "failed", status: 500 });
});

test.each<[what: string, status: number, body: string]>([
  ["a page of somebody else's", 200, "<html>parked</html>"],
  ["TwiML that says nothing", 200, twiml([])],
  ["a reply with another status", 500, twiml(["hello"])],
])("%s is no answer", async (_, status, body) => {
  const origin = await listening((_, response) => response.writeHead(status).end(body));
  expect(await canaryAt(origin)).toMatchObject({ canary: "failed", status });
});

test("a redirection is not followed, because Twilio would lose the form", async () => {
  const { origin } = await deployed();
  const from = await listening((_, response) =>
    response.writeHead(307, { Location: `${origin}/twilio/message` }).end(),
  );
  expect(await canaryAt(from)).toMatchObject({ canary: "failed", status: 307 });
});

test.each<[what: string, silent: Parameters<typeof listening>[0]]>([
  ["says nothing", () => {}],
  ["stops in the middle of the answer", (_, response) => response.writeHead(200).write("<Response><Message>")],
])("a deployment that %s counts as failed, without a status, after the time-out", async (_, silent) => {
  const line = await canaryAt(await listening(silent), { timeoutMs: 200 });
  expect(line).toEqual({ canary: "failed", status: undefined, ms: expect.any(Number) });
  expect(line.ms).toBeGreaterThan(150);
  expect(line.ms).toBeLessThan(5_000);
});

test("an address where no server listens has failed, without a status", async () => {
  expect(await canaryAt("http://127.0.0.1:9")).toMatchObject({ canary: "failed", status: undefined });
});

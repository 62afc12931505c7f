import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { type Buttons, shapes } from "../../functions/engine/state/buttons.ts";
import { contentKeyOf, replyContents, replySidsIn, variablesOf } from "../../functions/twilio/reply-contents.ts";
import { buttonSender } from "../../functions/twilio/send-buttons.ts";
import { sid } from "../support/webhook.ts";

const sids = Object.fromEntries(replyContents.map(({ key }, i) => [key, `HX${String(i).padStart(32, "0")}`]));
const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `tea page-${i}`, title: `Page ${i}` }));
const reply = {
  to: "whatsapp:+85510000001",
  from: "whatsapp:+12025550143",
  text: "Menu\n1 Page 0",
  reportsTo: "https://checkback.example/twilio/status?reply=1",
  within: 2_000,
  buttons: { kind: "list", open: "Choose", rows: rows(2) } satisfies Buttons,
};
const account = { accountSid: `AC${"0".repeat(32)}`, authToken: "a-token" };

/** A sender on a Twilio with this answer, and its requests. */
function senderOn(answer: () => Promise<Response>, known = sids) {
  const asked: { url: string; headers: Headers; form: Record<string, string> }[] = [];
  const sender = buttonSender({
    ...account,
    sids: async () => known,
    fetch: async (url, init) => {
      const request = new Request(url, init);
      const form = Object.fromEntries(new URLSearchParams(await request.text()));
      asked.push({ url: String(url), headers: request.headers, form });
      return answer();
    },
  });
  return { asked, ...sender };
}

const answers = (status: number, body: object) => async () => Response.json(body, { status });

test("a reply is one request, with the content for its kind and number of rows", async () => {
  const { asked, send } = senderOn(answers(201, { sid: sid(7) }));
  expect(await send(reply)).toEqual({ kind: "accepted", messageId: sid(7) });
  expect(asked).toHaveLength(1);
  expect(asked[0]?.url).toBe(`https://api.twilio.com/2010-04-01/Accounts/${account.accountSid}/Messages.json`);
  expect(asked[0]?.headers.get("authorization")).toBe(`Basic ${btoa(`${account.accountSid}:a-token`)}`);
  expect(asked[0]?.form).toEqual({
    To: reply.to,
    From: reply.from,
    ContentSid: sids["list-2"],
    ContentVariables: JSON.stringify({
      "1": reply.text,
      "2": "Choose",
      "3": "Page 0",
      "4": "tea page-0",
      "5": "Page 1",
      "6": "tea page-1",
    }),
    StatusCallback: reply.reportsTo,
  });
});

describe("its result", () => {
  test.each([
    ["a refusal with its code", answers(400, { code: 63013, message: "no" }), { kind: "refused", code: 63013 }],
    ["too many requests", answers(429, { code: 20429 }), { kind: "refused", failure: "not-accepted" }],
    ["no such account", answers(401, { code: 20003 }), { kind: "refused", failure: "account-blocked" }],
    ["a server's error", answers(500, {}), { kind: "unknown" }],
    ["an answer of a proxy", async () => new Response("<html>", { status: 502 }), { kind: "unknown" }],
    ["an answer that cannot be read", async () => new Response("{", { status: 201 }), { kind: "unknown" }],
  ])("%s", async (_, answer, result) => {
    expect(await senderOn(answer).send(reply)).toMatchObject(result);
  });

  /** A sender to a server of this machine. */
  const senderTo = (port: number) =>
    buttonSender({ ...account, sids: async () => sids, fetch: (_, init) => fetch(`http://127.0.0.1:${port}`, init) });
  const listening = async (server: Server) => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return (server.address() as AddressInfo).port;
  };

  test("without a connection it was not sent", async () => {
    const server = createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await senderTo(port).send(reply)).toMatchObject({ kind: "refused", failure: "not-accepted" });
  });

  test("with a connection that ends before an answer it may have been", async () => {
    const server = createServer(({ socket }) => socket.destroy());
    expect(await senderTo(await listening(server)).send(reply)).toEqual({ kind: "unknown" });
    server.close();
  });

  test("when its content is missing it was not sent, and nothing was asked", async () => {
    const { asked, send } = senderOn(answers(201, { sid: sid(7) }), {});
    expect([await send(reply), asked]).toEqual([
      { kind: "refused", failure: "template-unusable", code: undefined },
      [],
    ]);
  });
});

describe("the sender is ready", () => {
  test("when the account has all contents", async () => {
    expect(await senderOn(answers(201, {})).isReady()).toBe(true);
    const { "list-7": _, ...others } = sids;
    expect(await senderOn(answers(201, {}), others).isReady()).toBe(false);
  });

  test("not while they cannot be read", async () => {
    const unread = async () => {
      throw new Error("throttled");
    };
    expect(await buttonSender({ ...account, sids: unread, fetch }).isReady()).toBe(false);
  });
});

describe("the contents", () => {
  test("are thirteen: a list for each number of rows, and buttons", () => {
    expect(replyContents.map(({ key }) => key)).toEqual([
      ...Array.from({ length: shapes.list.rows }, (_, i) => `list-${i + 1}`),
      ...Array.from({ length: shapes.buttons.rows }, (_, i) => `buttons-${i + 1}`),
    ]);
  });

  test.each(replyContents)("$key: each of its variables has a sample, and a reply gives each a value", (content) => {
    const named = [...JSON.stringify(content.types).matchAll(/\{\{(\d+)\}\}/g)].map(([, number = ""]) => number);
    expect(named.sort()).toEqual(Object.keys(content.variables).sort());
    const [kind, count] = content.key.split("-") as [Buttons["kind"], string];
    const buttons: Buttons = { kind, open: "Choose", rows: rows(Number(count)) };
    expect([contentKeyOf(buttons), Object.keys(variablesOf("text", buttons)).sort()]).toEqual([
      content.key,
      named.sort(),
    ]);
  });

  test("are found by their whole names, so a content of an older version is not used", () => {
    const contents = replyContents.map(({ friendlyName, key }) => ({ sid: sids[key]!, friendlyName }));
    expect(replySidsIn(contents)).toEqual(sids);
    expect(replySidsIn(contents.map((each) => ({ ...each, friendlyName: `${each.friendlyName}0` })))).toEqual({});
  });
});

import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkBackParameter } from "../../../functions/twilio/status.ts";
import { postSigned } from "../../../infra/local/fake-twilio/signed.ts";
import { account, aDesk, aFolder } from "./a-desk.ts";
import { askingAfter } from "./asking-after.ts";

/** Delivery reports over HTTP. The check-back goes out within WhatsApp's 24 hours, so it is free text. */
const { folder, remove } = aFolder();
let here: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  here = await aDesk(folder, { content: askingAfter("1 hour"), timeout: 500 });
});
afterAll(async () => {
  await here.desk.stop();
  remove();
});

/** A person who was just asked, and a function that reports on the message. */
async function asked(person: string) {
  await here.setMode("well");
  await here.say(person, "cancel my sim", "7");
  await here.setMode("no-callbacks");
  await here.advance("PT1H1M");
  await here.desk.sweepSoon();
  const { id = "", messageIds = [] } = (await here.checkBackOf(person)) ?? {};
  const report = async (MessageSid: string, MessageStatus: string, more: Record<string, string> = {}) => {
    const form = { MessageSid, MessageStatus, To: person, From: "x", AccountSid: account.sid, ...more };
    const { status } = await postSigned(account, `${here.desk.origin}/twilio/status?${checkBackParameter}=${id}`, form);
    return [status, (await here.checkBackOf(person))?.state];
  };
  return { id, sid: messageIds[0] ?? "", report };
}

test("reports may come twice, late and in any order: the state only advances, and the answer is 204", async () => {
  const { sid, report } = await asked("+85510000001");
  expect(await report(sid, "queued")).toEqual([204, "sent"]);
  expect(await report(sid, "delivered")).toEqual([204, "delivered"]);
  expect(await report(sid, "sent")).toEqual([204, "delivered"]);
  expect(await report(sid, "delivered")).toEqual([204, "delivered"]);
  expect(await report(sid, "read")).toEqual([204, "read"]);
  expect(await report(sid, "delivered")).toEqual([204, "read"]);
  expect(await report(sid, "undelivered", { ErrorCode: "30005" })).toEqual([204, "read"]);
});

test("unsigned, or signed for another check-back: 403, and nothing changes", async () => {
  const person = "+85510000002";
  const { id, sid } = await asked(person);
  const body = new URLSearchParams({ MessageSid: sid, MessageStatus: "delivered", To: person });
  const address = (of: string) => `${here.desk.origin}/twilio/status?${checkBackParameter}=${of}`;
  const signature = getExpectedTwilioSignature(account.authToken, address("SM-another"), Object.fromEntries(body));
  for (const headers of [new Headers(), new Headers({ "X-Twilio-Signature": signature })])
    expect((await fetch(address(id), { method: "POST", headers, body })).status).toBe(403);
  expect((await here.checkBackOf(person))?.state).toBe("sent");
});

test("a report about another message or an unknown person changes nothing, and the answer is 204", async () => {
  const { report } = await asked("+85510000003");
  expect(await report(`SM${"7".repeat(32)}`, "undelivered", { ErrorCode: "30005" })).toEqual([204, "sent"]);
  expect(await report(`SM${"7".repeat(32)}`, "delivered", { To: "+85510000099" })).toEqual([204, "sent"]);
});

test("a send without an answer gets its result from the report, and no one is asked again", async () => {
  const person = "+85510000004";
  await here.setMode("well");
  await here.say(person, "cancel my sim", "7");
  await here.setMode("accepts-then-times-out");
  await here.advance("PT1H1M");
  await here.desk.sweepSoon();
  const before = await here.checkBackOf(person);
  const [message] = await here.checkBacks(person, 1);
  expect([before?.state, before?.messageIds]).toEqual(["sending", []]);
  const form = { MessageSid: message!.sid, MessageStatus: "sent", To: person };
  await postSigned(account, `${here.desk.origin}/twilio/status?${checkBackParameter}=${before?.id}`, form);
  expect(await here.checkBackOf(person)).toMatchObject({ state: "sent", messageIds: [message!.sid] });
  await here.setMode("well");
  await here.advance("PT11M");
  await here.desk.sweepSoon();
  expect(await here.checkBacks(person, 2, 200)).toHaveLength(1);
});

describe("WhatsApp says afterwards that its window had closed", () => {
  test("the check-back is sent once more by template, and never again if that is refused", async () => {
    const person = "whatsapp:+85510000006";
    const { sid, report } = await asked(person);
    const late = { ErrorCode: "63016" };
    expect((await report(sid, "failed", late))[0]).toBe(204);
    await here.advance("PT1M");
    await here.desk.sweepSoon();
    const again = await here.checkBackOf(person);
    expect(again).toMatchObject({ state: "sent", attempt: { number: 2, by: { template: "en" } } });
    const [, second] = again!.messageIds;
    expect((await here.snapshot()).messages.find((message) => message.sid === second)?.buttons).toHaveLength(4);
    expect(await report(sid, "failed", late)).toEqual([204, "sent"]);
    expect(await report(second!, "failed", late)).toEqual([204, "unsendable"]);
    await here.advance("PT1H");
    await here.desk.sweepSoon();
    expect(await here.checkBacks(person, 3, 200)).toHaveLength(2);
  });
});

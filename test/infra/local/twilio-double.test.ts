import twilio from "twilio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientTo } from "../../../infra/local/twilio-double.ts";
import { account, aDesk, aFolder } from "./a-desk.ts";

/** The double as the `twilio` client sees it: its shapes are right when the client understands them. */
const { folder, remove } = aFolder();
let here: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  here = await aDesk(folder);
});
afterAll(async () => {
  await here.desk.stop();
  remove();
});

const [ours, person] = ["+12025550143", "+85510000001"];

const list = (query: string) =>
  fetch(`${here.desk.origin}/2010-04-01/Accounts/${account.sid}/Messages.json?${query}`, {
    headers: { Authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}` },
  });

describe("Messages", () => {
  test("what is created can be fetched, and is delivered after a moment", async () => {
    const created = await here.client.messages.create({ to: person, from: ours, body: "តើលទ្ធផលយ៉ាងណា?" });
    expect(created).toMatchObject({
      status: "queued",
      direction: "outbound-api",
      numSegments: "1",
      accountSid: account.sid,
    });
    expect(created.dateCreated).toBeInstanceOf(Date);
    await expect
      .poll(async () => (await here.client.messages(created.sid).fetch()).status, { timeout: 5_000 })
      .toBe("delivered");
  });

  test("a conversation is listed in Twilio's directions", async () => {
    await here.say("+85510000002", "注销");
    const [all, from] = [
      await here.client.messages.list({ to: "+85510000002" }),
      await here.client.messages.list({ from: "+85510000002" }),
    ];
    expect(all.map(({ direction, numSegments }) => [direction, numSegments])).toEqual([["outbound-reply", "2"]]);
    expect(from.map(({ direction, body, status }) => [direction, body, status])).toEqual([
      ["inbound", "注销", "received"],
    ]);
  });

  test("lists by date, newest first, page by page", async () => {
    const to = "+85510000003";
    for (const body of ["1", "2", "3", "4", "5"]) await here.client.messages.create({ to, from: ours, body });
    const listed = await here.client.messages.list({ to, pageSize: 2 });
    expect(listed.map(({ body }) => body)).toEqual(["5", "4", "3", "2", "1"]);
    const [now, day] = [here.desk.now(), 24 * 60 * 60_000];
    const count = async (filter: object) => (await here.client.messages.list({ to, ...filter })).length;
    expect(await count({ dateSent: new Date(now) })).toBe(5);
    expect(await count({ dateSent: new Date(now - day) })).toBe(0);
    expect(await count({ dateSentAfter: new Date(now - 60_000) })).toBe(5);
    expect(await count({ dateSentAfter: new Date(now + 60_000) })).toBe(0);
    expect(await count({ dateSentBefore: new Date(now + 60_000) })).toBe(5);
    expect(await count({ dateSentBefore: new Date(now - 60_000) })).toBe(0);
  });

  test.each<[why: string, message: { to: string; body: string }, code: number]>([
    ["nobody to send to", { to: "", body: "x" }, 21604],
    ["what is no number", { to: "12", body: "x" }, 21211],
    ["another channel", { to: `whatsapp:${person}`, body: "x" }, 21910],
    ["nothing to say", { to: person, body: "" }, 21602],
    ["too much to say", { to: person, body: "x".repeat(1601) }, 21617],
  ])("refuses %s with Twilio's code", async (_, message, code) => {
    await expect(here.client.messages.create({ from: ours, ...message })).rejects.toMatchObject({ status: 400, code });
  });

  test.each(["PageSize=0", "PageSize=all", "Page=-1"])("%s is brought within bounds", async (query) => {
    const response = await list(query);
    expect([response.status, ((await response.json()) as { page_size: number }).page_size]).toEqual([
      200,
      expect.any(Number),
    ]);
  });

  test("a date that is none is refused in Twilio's shape", async () => {
    const response = await list("DateSent=nonsense");
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ code: 20001, status: 400 }),
    ]);
  });

  test("refuses another token", async () => {
    const stranger = twilio(account.sid, "another-token", { httpClient: clientTo(here.desk.origin) });
    await expect(stranger.messages.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });
});

import twilio from "twilio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientOf } from "../../../infra/local/fake-twilio/client.ts";
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
  test("a message that is created can be fetched, and is delivered after a moment", async () => {
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

  test("a connection that is opened and abandoned does no harm", async () => {
    await here.setMode("silent");
    const impatient = twilio(account.sid, account.authToken, { httpClient: clientOf(here.desk.origin, 100) });
    await expect(impatient.messages.list()).rejects.toThrow("timeout");
    await here.setMode("well");
    expect(await here.client.messages.list({ to: "+85510000099" })).toEqual([]);
  });

  test("refuses another token", async () => {
    const stranger = twilio(account.sid, "another-token", { httpClient: clientOf(here.desk.origin) });
    await expect(stranger.messages.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });
});

describe("WhatsApp", () => {
  const whatsapp = { from: `whatsapp:${ours}`, to: "whatsapp:+85510000005" };
  const create = (more: object, to = whatsapp.to) => here.client.messages.create({ ...whatsapp, to, ...more });
  const sidOf = async (name: string) => (await here.desk.deps.templates())[name] ?? "";
  const end = async (sid: string) => {
    const fetched = async () => {
      const { status, errorCode } = await here.client.messages(sid).fetch();
      return status === "queued" || status === "sent" ? undefined : [status, errorCode];
    };
    await expect.poll(fetched, { timeout: 5_000 }).toBeDefined();
    return fetched();
  };

  test("free text is accepted at any time; later than 24 hours after their last word it fails afterwards", async () => {
    const stranger = await create({ body: "hello" });
    expect([stranger.status, await end(stranger.sid)]).toEqual(["queued", ["failed", 63016]]);
    await here.say(whatsapp.to, "注销");
    await here.advance("PT23H");
    expect(await end((await create({ body: "hello" })).sid)).toEqual(["delivered", null]);
    await here.advance("PT2H");
    expect(await end((await create({ body: "hello" })).sid)).toEqual(["failed", 63016]);
    expect(await end((await here.client.messages.create({ to: person, from: ours, body: "by SMS" })).sid)).toEqual([
      "delivered",
      null,
    ]);
  });

  // https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/supported-languages
  test("every page that asks a check-back has a template in each language of its guide, save Khmer, which Meta lacks", async () => {
    const names = Object.values(here.desk.deps.content.guides).flatMap(({ guide, languages, pages }) => {
      const asked = new Set(Object.values(pages).flatMap(({ checkBack }) => checkBack?.ask ?? []));
      const templated = languages.filter((language) => language !== "km");
      return [...asked].flatMap((page) => templated.map((language) => `${guide}/${page}/${language}`));
    });
    const templates = await here.desk.deps.templates();
    expect(Object.keys(templates).toSorted()).toEqual(names.toSorted());
    expect(new Set(Object.values(templates)).size).toBe(names.length);
    expect(Object.values(templates).every((sid) => /^HX[0-9a-f]{32}$/.test(sid))).toBe(true);
  });

  test("a template is delivered at any time, in its words; with a Body it counts as free text", async () => {
    const contentSid = await sidOf("cancel-sim-kh/check/en");
    const variables = { contentVariables: '{"1":"Mon 7 Dec"}' };
    const sent = await create({ contentSid, ...variables });
    expect(sent.body).toMatch(/SIM/);
    expect(sent.body).not.toContain("{");
    expect(await end(sent.sid)).toEqual(["delivered", null]);
    expect(await end((await create({ contentSid, ...variables, body: "hello" })).sid)).toEqual(["failed", 63016]);
  });

  test.each<[why: string, message: () => object, code: number]>([
    ["a template that there is not", () => ({ contentSid: `HX${"0".repeat(32)}` }), 21655],
    ["variables without a template", () => ({ body: "hello", contentVariables: "{}" }), 21654],
    [
      "variables that are no JSON",
      async () => ({ contentSid: await sidOf("cancel-sim-kh/check/en"), contentVariables: "1" }),
      21656,
    ],
    [
      "an empty variable",
      async () => ({ contentSid: await sidOf("cancel-sim-kh/check/en"), contentVariables: '{"1":""}' }),
      21656,
    ],
    ["neither words nor a template", () => ({}), 21602],
  ])("refuses %s with Twilio's code", async (_, message, code) => {
    await expect(create(await message())).rejects.toMatchObject({ status: 400, code });
  });
});

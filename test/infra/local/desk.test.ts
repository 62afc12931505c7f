import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDesk, aFolder } from "./a-desk.ts";

/** One desk for this file: it is what a person outside sees of it, over HTTP. */
const { folder, remove } = aFolder();
let here: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  here = await aDesk(folder);
});
afterAll(async () => {
  await here.desk.stop();
  remove();
});

describe("the whole way", () => {
  test("from a keyword to the check-back, which arrives when the clock has moved three days", async () => {
    const person = "whatsapp:+85510000001";
    expect(await here.say(person, "注销", "3", "1", "next")).toContain("第2步");
    expect(await here.say(person, "我已经提交了")).toContain("发给我，我改到那边问你");
    expect((await here.advance("P3D")).status).toBe(200);
    const [checkBack] = await here.checkBacks(person, 1);
    expect(checkBack).toMatchObject({ from: "whatsapp:+12025550143", to: person, direction: "outbound-api" });
    expect(checkBack?.body).toContain("1 已注销");
    expect(await here.say(person, "1")).toContain("太好了");
    await here.advance("P3D");
    await here.desk.sweepSoon();
    expect(await here.checkBacks(person, 2, 200)).toHaveLength(1);
  });

  test("on WhatsApp it has buttons; a tap is a webhook as WhatsApp's, and means what the button said", async () => {
    const person = "whatsapp:+85510000005";
    await here.say(person, "English", "cancel my sim", "7");
    await here.advance("P3D");
    await here.checkBacks(person, 1);
    const checkBack = (await here.snapshot()).messages.find(
      (message) => message.person === person && message.direction === "outbound-api",
    );
    const waiting = checkBack?.buttons.find(({ label }) => label === "Still waiting");
    expect(waiting?.id).toBe("cancel-sim-kh check.waiting");
    const tap = { from: person, body: "Still waiting", button: waiting?.id };
    const post = (message: object) =>
      fetch(`${here.desk.origin}/desk/messages`, { method: "POST", body: JSON.stringify(message) });
    expect((await post(tap)).status).toBe(202);
    expect(await here.checkBackOf(person)).toMatchObject({ state: "open", askPage: "check.again" });
    // In a button's place anything may stand: its id counts, not its words.
    await here.say(person, "menu");
    expect((await post({ ...tap, body: "already on another page" })).status).toBe(202);
    expect(await here.checkBackOf(person)).toMatchObject({ state: "open", askPage: "check.again" });
    expect(await here.checkBackOf(person)).not.toHaveProperty("lastAttempt");
    expect((await post({ ...tap, from: "+85510000005" })).status).toBe(400);
  });

  test("the delivery of a check-back is reported, signed, and stored with it", async () => {
    const person = "+85510000002";
    await here.say(person, "cancel my sim", "7");
    await here.advance("P3D");
    await here.checkBacks(person, 1);
    await expect
      .poll(
        async () => {
          const { conversation } = await here.desk.deps.store.load(here.desk.deps.personKey(person), here.desk.now());
          return conversation?.checkBacks[0]?.state;
        },
        { timeout: 5_000 },
      )
      .toBe("delivered");
  });
});

describe("the webhook", () => {
  test("answers TwiML; the same message again the same, and is noted once", async () => {
    const more = { MessageSid: `SM${"a".repeat(32)}` };
    const [first, again] = [
      await here.webhook("+85510000003", "SIM", more),
      await here.webhook("+85510000003", "SIM", more),
    ];
    expect(first.headers.get("content-type")).toContain("text/xml");
    expect(await again.text()).toBe(await first.text());
    expect(await here.client.messages.list({ to: "+85510000003" })).toHaveLength(1);
  });

  test("a forged one: 403, and nothing is stored or noted", async () => {
    const body = new URLSearchParams({
      MessageSid: `SM${"b".repeat(32)}`,
      From: "+85510000004",
      To: "+12025550143",
      Body: "SIM",
    });
    const headers = { "X-Twilio-Signature": "bm90IHR3aWxpbw==" };
    const response = await fetch(`${here.desk.origin}/twilio/message`, { method: "POST", headers, body });
    expect([response.status, await response.text()]).toEqual([403, ""]);
    const { deps, now } = here.desk;
    expect((await deps.store.load(deps.personKey("+85510000004"), now())).version).toBe(0);
    expect(await here.client.messages.list({ from: "+85510000004" })).toEqual([]);
  });

  test("more than a form of Twilio's, without saying how much: 400, and not read to its end", async () => {
    let read = 0;
    const endless = new ReadableStream({
      pull(controller) {
        read += 1;
        if (read > 2000) controller.close();
        else controller.enqueue(new Uint8Array(16 * 1024));
      },
    });
    const headers = { "Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": "x" };
    const request = { method: "POST", headers, body: endless, duplex: "half" } as RequestInit;
    const ended = await fetch(`${here.desk.origin}/twilio/message`, request).then(
      ({ status }) => status,
      () => "cut off",
    );
    expect([400, "cut off"]).toContain(ended);
    expect(read).toBeLessThan(1000);
  });

  test("a hundred people at once each get their own answer", async () => {
    const people = Array.from({ length: 100 }, (_, i) => `+8551100${String(i).padStart(4, "0")}`);
    const answers = await Promise.all(people.map((person, i) => here.say(person, i % 2 ? "注销" : "បិទស៊ីម")));
    expect(answers.every((answer, i) => answer.includes(i % 2 ? "营业厅" : "ជំហាន"))).toBe(true);
  });
});

describe("the clock and the content", () => {
  test("moves by an ISO 8601 duration and says when it is", async () => {
    const { now } = await here.advance("PT1H");
    const later = await here.advance("PT90M");
    const moved = Date.parse(later.now ?? "") - Date.parse(now ?? "");
    expect(moved).toBeGreaterThanOrEqual(90 * 60_000);
    expect(moved).toBeLessThan(91 * 60_000);
  });

  test.each(["-P1D", "3 days", "", "P", "P100Y"])("refuses %j, and says what to send", async (duration) => {
    expect(await here.advance(duration)).toEqual({ status: 400, error: expect.stringContaining("P3D") });
  });

  test("health names the content's version", async () => {
    const response = await fetch(`${here.desk.origin}/health`);
    expect(await response.json()).toEqual({ ok: true, content: here.desk.deps.content.version });
  });
});

test("the phone page is served with its files, and nothing else under its path", async () => {
  const got = async (path: string) => {
    const response = await fetch(here.desk.origin + path);
    return [response.status, response.headers.get("content-type")?.split(";")[0], (await response.text()).length > 0];
  };
  expect(await Promise.all(["/", "/desk/page.js", "/desk/page.css", "/desk/other.js"].map(got))).toEqual([
    [200, "text/html", true],
    [200, "text/javascript", true],
    [200, "text/css", true],
    [404, undefined, false],
  ]);
});

test("the log has no address and no message", async () => {
  const { logs } = await here.desk.feed.snapshot();
  const lines = JSON.stringify(logs.map(({ line }) => line));
  expect(logs.length).toBeGreaterThan(10);
  expect(lines).not.toMatch(/\d{9,}|10000\d{3}|注销|已提交|SIM/);
  expect(logs.every(({ line }) => !line.turn || Number(line.ms) < 60_000)).toBe(true);
});

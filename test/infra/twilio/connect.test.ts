import { describe, expect, test } from "vitest";
import { connectCommand } from "../../../infra/cli/commands/connect.ts";
import { apiKey } from "./small-twilio.ts";
import { aNumber, aSender, aService, aTrigger, sid } from "./state.ts";
import { commands, deployment, origin } from "./typed.ts";

const { here, typed } = commands("connect", connectCommand);
const number = "+12025550143";
const webhook = `${origin}/twilio/message#rc=2&rp=all&ct=2000&rt=4500`;
const status = `${origin}/twilio/status#rc=2&rp=all&ct=2000&rt=4500`;
const toNumber = `--number ${number} --origin ${origin}`;
const toService = `--service ${sid("MG", 1)} --origin ${origin}`;

describe("a number", () => {
  test("is shown with its present and its future settings, and is not changed", async () => {
    here.state.numbers = [aNumber(1, number)];
    const { code, said } = await typed(toNumber);
    expect(said).toMatch(
      /A message comes in +https:\/\/demo\.twilio\.com\S+ +https:\/\/sms\.example\.com\/twilio\/message#/,
    );
    expect(said).toMatch(/by HTTP +GET +POST/);
    expect(said).toContain("Nothing was changed. Add --apply to change it.");
    expect([code, here.writes]).toEqual([0, []]);
  });

  test("is changed with --apply; the second time there is nothing to do", async () => {
    here.state.numbers = [aNumber(1, number)];
    expect(await typed(`${toNumber} --apply`)).toMatchObject({
      code: 0,
      said: expect.stringContaining("\nChanged.\n"),
    });
    const at = `api /2010-04-01/Accounts/${sid("AC", 0)}/IncomingPhoneNumbers/${sid("PN", 1)}.json`;
    expect(here.writes).toEqual([[at, { SmsUrl: webhook, SmsMethod: "POST" }]]);
    expect(await typed(`${toNumber} --apply`)).toMatchObject({
      code: 0,
      said: expect.stringContaining("Nothing to change."),
    });
    expect(here.writes).toHaveLength(1);
  });

  test("is printed as JSON with --json, before and after the change", async () => {
    here.state.numbers = [aNumber(1, number)];
    const before = JSON.parse((await typed(`${toNumber} --json`)).said);
    expect(before).toMatchObject({ problems: [], isChanged: false });
    const setting = { name: "A message comes in", now: expect.stringContaining("demo.twilio.com"), after: webhook };
    expect(before.targets[0].settings).toContainEqual(setting);
    expect(here.writes).toEqual([]);
    const after = JSON.parse((await typed(`${toNumber} --json --apply`)).said);
    expect([after.isChanged, here.writes.length]).toEqual([true, 1]);
  });

  test("is refused with --json and --test-to together", async () => {
    const { code, said, progress } = await typed(`${toNumber} --json --test-to +12025550144`);
    expect([code, said]).toEqual([2, ""]);
    expect(progress).toContain("--test-to follows a message: leave out --json");
  });

  test("is not mistaken for one that begins with the same digits", async () => {
    here.state.numbers = [aNumber(1, `${number}0`)];
    const { code, progress, said } = await typed(`${toNumber} --apply`);
    expect([code, said, here.writes]).toEqual([1, "", []]);
    expect(progress).toContain(`this account has neither the number ${number} nor a WhatsApp sender with it`);
  });

  test.each<[why: string, number: object, says: string]>([
    ["a TwiML app answers", { sms_application_sid: sid("AP", 1) }, `the TwiML app ${sid("AP", 1)} answers`],
    ["it has no SMS", { capabilities: { sms: false, mms: false, voice: true } }, "can't send or receive SMS"],
  ])("is not changed when %s", async (_, more, says) => {
    here.state.numbers = [aNumber(1, number, more)];
    const { code, said } = await typed(`${toNumber} --apply`);
    expect(said).toContain(`problem: `);
    expect(said).toContain(says);
    expect([code, here.writes]).toEqual([1, []]);
  });

  test.each([
    ["its service answers", false, 1],
    ["its service leaves it to the number", true, 0],
  ])("in a Messaging Service: %s", async (_, isNumbers, code) => {
    here.state.numbers = [aNumber(1, number)];
    here.state.services = [aService(1), aService(2, { use_inbound_webhook_on_number: isNumbers })];
    here.state.inService = [{ service: sid("MG", 2), number: { sid: sid("PN", 1), phone_number: number } }];
    const answer = await typed(`${toNumber} --apply`);
    expect(answer.progress).toContain("looking for the number in Messaging Service 2 of 2 ...");
    expect(answer.said).toContain("Check whether Advanced Opt-Out is on");
    expect(answer.said.includes(`Connect the service instead: --service ${sid("MG", 2)}`)).toBe(code === 1);
    expect([answer.code, here.writes.length]).toEqual([code, 1 - code]);
  });

  test.each([
    ["+85510000001", "is in Cambodia, where Twilio offers no two-way SMS"],
    ["+8613800000000", "is in China"],
    ["+66800000000", "is in Thailand"],
    [number, "US carriers refuse SMS from a long number"],
    ["+18885550143", undefined],
    ["+447700900123", undefined],
  ])("%s has its warning", async (of, says) => {
    here.state.numbers = [aNumber(1, of)];
    const { code, said } = await typed(`--number ${of} --origin ${origin}`);
    expect([code, said.match(/^warning: .*$/gm)]).toEqual([0, says ? [expect.stringContaining(says)] : null]);
  });
});

/** All writes but those of contents. */
const writesToSenders = () => here.writes.filter(([at]) => at !== "content /v1/Content");

describe("the contents of replies with buttons", () => {
  const created = () => here.writes.filter(([at]) => at === "content /v1/Content").map(([, content]) => content);

  test("are shown as missing, and created once: lists of one to ten rows, and one to three buttons", async () => {
    here.state.senders = [aSender(1, `whatsapp:${number}`)];
    expect((await typed(toNumber)).said).toMatch(/Contents +0 of 13 +13 of 13/);
    expect(created()).toEqual([]);

    const { said, progress } = await typed(`${toNumber} --apply`);
    expect(said).toContain("npm run templates -- --stage STAGE --apply");
    expect(progress).toContain("creating content 13 of 13 ...");
    expect(created()).toHaveLength(13);
    expect(created()).toContainEqual({
      friendly_name: expect.stringMatching(/^checkback reply list-2 [0-9a-f]+$/),
      language: "en",
      types: {
        "twilio/list-picker": {
          body: "{{1}}",
          button: "{{2}}",
          items: [
            { item: "{{3}}", id: "{{4}}" },
            { item: "{{5}}", id: "{{6}}" },
          ],
        },
      },
      variables: expect.objectContaining({ "1": expect.any(String), "6": expect.any(String) }),
    });

    expect((await typed(`${toNumber} --apply`)).said).toContain("Nothing to change.");
    expect(created()).toHaveLength(13);
  });

  test("that an interrupted run has left out are created by the next one", async () => {
    here.state.senders = [aSender(1, `whatsapp:${number}`)];
    await typed(`${toNumber} --apply`);
    here.state.contents.splice(4, 3);
    expect((await typed(toNumber)).said).toMatch(/Contents +10 of 13 +13 of 13/);
    await typed(`${toNumber} --apply`);
    expect(here.state.contents).toHaveLength(13);
  });

  test("are not created for a number without WhatsApp", async () => {
    here.state.numbers = [aNumber(1, number)];
    expect((await typed(`${toNumber} --apply`)).said).not.toContain("Buttons and lists");
    expect(created()).toEqual([]);
  });
});

describe("WhatsApp", () => {
  test("the sender with the same number is connected too, and keeps its fallback", async () => {
    here.state.numbers = [aNumber(1, number, { sms_url: webhook, sms_method: "POST" })];
    here.state.senders = [aSender(1, `whatsapp:${number}`), aSender(2, "whatsapp:+12025550199")];
    const { said } = await typed(`${toNumber} --apply`);
    const set = {
      callback_url: webhook,
      callback_method: "POST",
      status_callback_url: status,
      status_callback_method: "POST",
    };
    const fallback = { fallback_url: "https://other.example/fallback", fallback_method: "POST" };
    expect(writesToSenders()).toEqual([
      [`messaging /v2/Channels/Senders/${sid("XE", 1)}`, { webhook: { ...fallback, ...set } }],
    ]);
    expect(said).toContain("by hand: registration, display name and Meta's verification of the business: Console >");
    expect((await typed(`${toNumber} --apply`)).said).toContain("Nothing to change.");
  });

  test("a sender without a number for SMS is enough; one that is not online says why", async () => {
    const offline_reasons = [
      { code: "63020", message: "the invitation was not accepted", more_info: "https://a.example" },
    ];
    here.state.senders = [aSender(1, `whatsapp:${number}`, { status: "OFFLINE", offline_reasons })];
    const { code, said } = await typed(toNumber);
    expect(said).toContain("warning: it is OFFLINE (63020 the invitation was not accepted), not ONLINE");
    expect(code).toBe(0);
  });
});

describe("a Messaging Service", () => {
  test("gets both addresses, and the WhatsApp senders in it", async () => {
    here.state.services = [aService(1)];
    here.state.senders = [aSender(1, `whatsapp:${number}`), aSender(2, "whatsapp:+12025550199")];
    here.state.inService = [
      { service: sid("MG", 1), number: { sid: sid("PN", 1), phone_number: "+447700900123" } },
      { service: sid("MG", 1), sender: { sid: sid("XE", 1), sender: `whatsapp:${number}` } },
    ];
    const first = await typed(`${toService} --apply`);
    expect(first.said).toContain(
      `Messaging Service "Check-backs" (${sid("MG", 1)}) with +447700900123, whatsapp:${number}`,
    );
    expect(first.said).toMatch(/whose +each sender's own +the service's/);
    const set = {
      InboundRequestUrl: webhook,
      InboundMethod: "POST",
      UseInboundWebhookOnNumber: "false",
      StatusCallback: status,
    };
    expect(writesToSenders().map(([at]) => at)).toEqual([
      `messaging /v1/Services/${sid("MG", 1)}`,
      `messaging /v2/Channels/Senders/${sid("XE", 1)}`,
    ]);
    expect(writesToSenders()[0]?.[1]).toEqual(set);
    expect((await typed(`${toService} --apply`)).said).toContain("Nothing to change.");
    expect(writesToSenders()).toHaveLength(2);
  });

  test("shows what is missing for it to work", async () => {
    here.state.services = [aService(1, { us_app_to_person_registered: false, fallback_url: "https://other.example/" })];
    const warned = async () => (await typed(toService)).said.match(/^warning: .*$/gm);
    expect(await warned()).toEqual([
      "warning: it has no sender, so people can't write to it yet",
      "warning: its fallback stays as it is: https://other.example/",
    ]);
    here.state.inService = [{ service: sid("MG", 1), number: { sid: sid("PN", 1), phone_number: number } }];
    expect(await warned()).toContainEqual(expect.stringContaining("error 30034"));
  });

  test("gets the answers to paste where Advanced Opt-Out is on", async () => {
    here.state.services = [aService(1)];
    const { said } = await typed(toService);
    expect(said).toContain("Check whether Advanced Opt-Out is on");
    expect(said).toContain("to STOP: 已退订，不再给你发消息");
    expect(said).toContain("to HELP: Free helper, not official.");
    here.state.numbers = [aNumber(1, number)];
    expect((await typed(toNumber)).said).toContain("in no Messaging Service, so it has no Advanced Opt-Out");
  });

  test("is reported when the account does not have it", async () => {
    const { code, progress } = await typed(toService);
    expect([code, progress.split("\n").at(-1)]).toEqual([1, expect.stringContaining("Twilio refused (20404)")]);
  });
});

describe("Meta's messaging limit", () => {
  const withLimit = async (messaging_limit: string | null, more: object = {}) => {
    const properties = { messaging_limit, quality_rating: "HIGH", ...more };
    here.state.senders = [aSender(1, `whatsapp:${number}`, { properties })];
    return (await typed(toNumber)).said.match(/^(note|warning): .*Meta's messaging limit.*$/gm);
  };
  const beyond =
    "Check-backs to more people (error 63018) go by SMS where CHECKBACK_SMS_FROM is set; else they wait until the 24 hours are over, and are tried again every four";

  test.each(["250 Customers/24hr", "TIER_250"])("of %s gets a warning", async (limit) => {
    expect(await withLimit(limit)).toEqual([
      expect.stringContaining(
        `warning: Meta's messaging limit is ${limit}, with quality HIGH: people who can be messaged`,
      ),
    ]);
    expect((await withLimit(limit))?.[0]).toContain(`${beyond}. Meta raises it when it has verified the business`);
  });

  test.each(["2K Customers/24hr", "TIER_2K", "10K Customers/24hr", "1250"])("of %s is shown", async (limit) => {
    expect(await withLimit(limit)).toEqual([expect.stringContaining(`note: Meta's messaging limit is ${limit}`)]);
  });

  test.each([[{ quality_rating: null }], [{ quality_rating: "LOW" }]])(
    "that Twilio does not show (%j) is looked up by hand",
    async (more) => {
      const [note] = (await withLimit(null, more)) ?? [];
      expect(note).toMatch(
        /^note: Twilio does not show Meta's messaging limit.*: see WhatsApp Manager .* A new business may message 250 people/,
      );
      expect(note).toContain(beyond);
      expect(note?.includes("quality LOW")).toBe(more.quality_rating === "LOW");
    },
  );
});

describe("the trigger for an expensive day", () => {
  const usage = `${origin}/twilio/usage`;
  const path = `api /2010-04-01/Accounts/${sid("AC", 0)}/Usage/Triggers`;
  const connected = () => aNumber(1, number, { sms_url: webhook, sms_method: "POST" });

  test("is missing at first, and the command says how to make it", async () => {
    here.state.numbers = [connected()];
    const { said } = await typed(`${toNumber} --apply`);
    expect(said).toContain("note: an expensive day is not reported: --usage-limit 20 reports it from $20 a day");
    expect(said).toContain("Nothing to change.");
    expect(here.writes).toEqual([]);
  });

  test("is made with --usage-limit and --apply, once", async () => {
    here.state.numbers = [connected()];
    expect((await typed(`${toNumber} --usage-limit 20`)).said).toMatch(
      /Reported to the deployment from +\(nothing\) +\$20/,
    );
    expect(here.writes).toEqual([]);
    await typed(`${toNumber} --usage-limit 20 --apply`);
    const trigger = {
      CallbackUrl: usage,
      CallbackMethod: "POST",
      UsageCategory: "totalprice",
      TriggerBy: "price",
      TriggerValue: "20",
      Recurring: "daily",
      FriendlyName: "Checkback: $20 a day",
    };
    expect(here.writes).toEqual([[`${path}.json`, trigger]]);
    expect((await typed(`${toNumber} --usage-limit 20.00 --apply`)).said).toContain("Nothing to change.");
    expect((await typed(toNumber)).said).not.toContain("is not reported");
    expect(here.writes).toHaveLength(1);
  });

  test("is replaced when the limit changes; another program's trigger is shown and left alone", async () => {
    here.state.numbers = [connected()];
    here.state.triggers = [aTrigger(1, "20.00", { callback_url: usage }), aTrigger(2, "50", { usage_category: "sms" })];
    const { said } = await typed(`${toNumber} --usage-limit 30 --apply`);
    expect(said).toMatch(/Reported to the deployment from +\$20 +\$30/);
    expect(said).toContain('note: the trigger "Trigger 2" calls https://other.example/usage from $50 a day of sms');
    expect(here.writes.map(([at]) => at)).toEqual([`${path}.json`, `DELETE ${path}/${sid("UT", 1)}.json`]);
    expect(here.state.triggers.map(({ trigger_value }) => trigger_value)).toEqual(["50", "30"]);
  });

  test("is followed by a list of protections against pumping to switch on by hand", async () => {
    here.state.numbers = [connected()];
    const { said } = await typed(toNumber);
    expect(said).toContain("- Console > Messaging > Settings > Geo permissions: leave on only the countries");
    expect(said).toContain("- Console > Messaging > Settings > General: switch SMS Pumping Protection on");
  });
});

describe("nothing is changed when the deployment", () => {
  test.each<[why: string, fetch: typeof fetch, says: string]>([
    ["has another token", deployment(origin, "another-token"), "would refuse Twilio's webhooks (403)"],
    ["checks another address", deployment("https://other.example"), "would refuse Twilio's webhooks (403)"],
    ["is something else", async () => new Response("hello"), "answers 200, so it is not this assistant"],
    ["does not answer", () => Promise.reject(new TypeError("fetch failed")), "does not answer. Deploy first"],
  ])("%s", async (_, fetch, says) => {
    here.state.numbers = [aNumber(1, number)];
    const { code, said } = await typed(`${toNumber} --apply`, { fetch });
    expect(said).toContain(`problem: ${origin}/twilio/message ${says}`);
    expect([code, here.writes]).toEqual([1, []]);
  });

  test("an API key can't sign, so the token is not checked", async () => {
    here.state.numbers = [aNumber(1, number)];
    const env = { TWILIO_ACCOUNT_SID: sid("AC", 0), TWILIO_API_KEY: apiKey.key, TWILIO_API_SECRET: apiKey.secret };
    expect(await typed(`${toNumber} --apply`, { env })).toMatchObject({ code: 0 });
    expect(here.writes).toHaveLength(1);
  });
});

describe("a test message", () => {
  test("is sent only with --apply", async () => {
    here.state.numbers = [aNumber(1, number)];
    const { said } = await typed(`${toNumber} --test-to +447700900123`);
    expect(said).toContain("Add --apply to send a test message to +447700900123.");
    expect(here.writes).toEqual([]);
  });

  test("is followed to its end", async () => {
    here.state.numbers = [aNumber(1, number, { sms_url: webhook, sms_method: "POST" })];
    here.state.fate = [{ status: "queued" }, { status: "sent" }, { status: "delivered" }];
    const waits: number[] = [];
    const sleep = async (ms: number) => void waits.push(ms);
    const { code, said, progress } = await typed(`${toNumber} --apply --test-to +85510000001`, { sleep });
    const [, sent] = here.writes[0] ?? [];
    expect(sent).toMatchObject({ To: "+85510000001", From: number, StatusCallback: status });
    expect(sent?.Body).toMatch(/^Free helper/);
    expect(said).toContain("+85510000001 is in Cambodia, where Twilio offers no two-way SMS");
    expect(said).toMatch(/: queued\n {2}sent\n {2}delivered$/);
    expect(progress).toContain("still queued, after 2 seconds ...");
    expect([code, waits.length]).toEqual([0, 3]);
  });

  test("that fails says what to do", async () => {
    here.state.senders = [aSender(1, `whatsapp:${number}`)];
    here.state.fate = [{ status: "failed", error_code: 63016 }];
    const { code, said } = await typed(`${toNumber} --apply --test-to whatsapp:+85510000001`);
    expect(here.writes.at(-1)?.[1]).toMatchObject({ To: "whatsapp:+85510000001", From: `whatsapp:${number}` });
    expect(said).toContain("error 63016: WhatsApp accepts free text only to people who wrote in the last 24 hours");
    expect(code).toBe(1);
  });

  test("is not waited for longer than a minute", async () => {
    here.state.services = [aService(1)];
    here.state.fate = [];
    const waits: number[] = [];
    const sleep = async (ms: number) => void waits.push(ms);
    const { code, said } = await typed(`${toService} --apply --test-to +447700900123`, { sleep });
    expect(here.writes.at(-1)?.[1]).toMatchObject({ MessagingServiceSid: sid("MG", 1) });
    expect(said).toContain("Twilio has not sent it yet.");
    expect([code, waits.reduce((sum, ms) => sum + ms)]).toEqual([0, 60_000]);
  });
});

describe("wrong arguments", () => {
  test.each<[line: string, says: string]>([
    ["", "it needs --number or --service, and --origin"],
    [`${toNumber} --service ${sid("MG", 1)}`, "it needs --number or --service"],
    [`--number 5550143 --origin ${origin}`, "--number takes a number like +12025550143: not 5550143"],
    [`--service AC1 --origin ${origin}`, "--service takes a Messaging Service's SID, MG and 32 digits: not AC1"],
    [`${toNumber} --test-to me`, "--test-to takes a number like +12025550143 or whatsapp:+12025550143: not me"],
    ...["0", "-5", "20.001", "20USD", "Infinity"].map((usd): [string, string] => [
      `${toNumber} --usage-limit=${usd}`,
      `--usage-limit takes US dollars a day, like 20: not ${usd}`,
    ]),
    [`--number ${number} --origin http://sms.example.com`, "--origin is the deployment's address without a path"],
    [`--number ${number} --origin ${origin}/twilio/message`, "--origin is the deployment's address without a path"],
    [`--number ${number} --origin sms.example.com`, "--origin is the deployment's address"],
  ])("%s: %s", async (line, says) => {
    const { code, progress, said } = await typed(line);
    expect([code, said, progress]).toEqual([2, "", expect.stringContaining(`checkback connect: ${says}`)]);
    expect(progress.split("\n")).toHaveLength(1);
  });
});

describe("an account that is named wrongly", () => {
  test.each<[env: object, says: string]>([
    [{ TWILIO_ACCOUNT_SID: "" }, "TWILIO_ACCOUNT_SID is not set"],
    [{ TWILIO_ACCOUNT_SID: "me@example.com" }, "TWILIO_ACCOUNT_SID is not an account SID"],
    [{}, "there is no token. Set TWILIO_AUTH_TOKEN"],
    [{ TWILIO_API_KEY: apiKey.key }, "TWILIO_API_SECRET is not set"],
    [{ TWILIO_AUTH_TOKEN: "wrong" }, "Twilio does not know this account SID and token"],
  ])("%j: %s", async (more, says) => {
    const env = { TWILIO_ACCOUNT_SID: sid("AC", 0), TWILIO_AUTH_TOKEN: "", ...more };
    const { code, progress, said } = await typed(toNumber, { env });
    expect([code, said]).toEqual([1, ""]);
    expect(progress.split("\n").at(-1)).toContain(`checkback connect: ${says}`);
  });
});

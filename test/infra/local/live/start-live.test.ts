import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Hono } from "hono";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { content } from "../../../../functions/wiring/content.ts";
import type { Io } from "../../../../infra/cli/command.ts";
import { command } from "../../../../infra/cli/commands/start.ts";
import { freePort } from "../../../../infra/local/free-port.ts";
import { restoreLeft } from "../../../../infra/local/live/restore.ts";
import { type LiveOutside, type LiveRequest, startLive } from "../../../../infra/local/live/start-live.ts";
import { inProcess } from "../../cli/typed.ts";
import { account, type SmallTwilio, smallTwilio } from "../../twilio/small-twilio.ts";
import { aNumber, aSender, aService, emptyState, sid } from "../../twilio/state.ts";
import { aFolder } from "../a-desk.ts";
import { throughTunnel } from "./tunnel.ts";

const number = "+12025550143";
const origin = "https://desk.example.com";
const ours = expect.stringContaining(`${origin}/twilio/message#`);

const here = {} as SmallTwilio;
beforeAll(async () => {
  Object.assign(here, await smallTwilio());
  // Without Java a desk starts faster.
  vi.stubEnv("PATH", "");
  vi.stubEnv("JAVA_HOME", "");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await here.stop();
});
beforeEach(() => {
  Object.assign(here.state, emptyState());
  here.state.numbers.push(aNumber(1, number));
  here.writes.length = 0;
  here.faults.length = 0;
});

/** A live desk of this process on a folder of its own; what it prints, and where it stores. */
async function aStart(given: NodeJS.ProcessEnv = {}, folder = ownFolder()) {
  const port = await freePort();
  const printed: string[] = [];
  const say = (line: string) => void printed.push(line);
  const env = {
    CHECKBACK_DATA: folder,
    TWILIO_ACCOUNT_SID: account.sid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_NUMBER: number,
    ...given,
  };
  const io: Io = { print: say, note: say, progress: { step: () => {}, count: () => {}, end: () => {} }, env };
  async function start(request: Partial<LiveRequest> = {}, outside: Partial<LiveOutside> = {}) {
    const live = await startLive({ origin, port, fresh: false, isAgreed: true, ...request }, io, {
      content: () => content,
      httpClient: here.httpClient,
      fetch: throughTunnel(origin, port + 1),
      sleep: async () => {},
      ...outside,
    });
    onTestFinished(live.stop);
    return live;
  }
  return { folder, port, io, start, printed: () => printed.join("\n") };
}

function ownFolder(): string {
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  return folder;
}

const settingOf = (at: number) => here.state.numbers[at]?.sms_url;

describe("the webhooks of the number", () => {
  test("are set with the sender's, and both are restored at the end, as Twilio's API takes it", {
    timeout: 60_000,
  }, async () => {
    const webhook = { callback_url: null, callback_method: "POST", fallback_url: "https://other.example/fallback" };
    here.state.senders.push(aSender(1, `whatsapp:${number}`, { webhook }));
    const { start } = await aStart();
    const { stop } = await start();
    expect([settingOf(0), here.state.numbers[0]?.sms_method]).toEqual([ours, "POST"]);
    expect(here.state.senders[0]?.webhook).toMatchObject({ callback_url: ours, fallback_url: webhook.fallback_url });
    await stop();
    expect(here.state.numbers[0]).toMatchObject({
      sms_url: "https://demo.twilio.com/welcome/sms/reply",
      sms_method: "GET",
    });
    expect(here.state.senders[0]?.webhook).toMatchObject({ callback_url: "", fallback_url: webhook.fallback_url });
    expect(here.faults).toEqual([]);
  });

  test.each<[answer: boolean, isSet: boolean]>([
    [true, true],
    [false, false],
  ])("are asked about: answered %j, set %j", { timeout: 60_000 }, async (answer, isSet) => {
    const { start, printed } = await aStart();
    here.state.numbers[0]!.sms_url = "https://me:my-password@earlier.example.com/sms";
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return answer;
    };
    const { stop } = await start({ isAgreed: false }, { ask });
    expect(asked).toEqual([`Have them go to ${origin} until this desk ends?`]);
    expect(printed()).toContain("messages go to https://...@earlier.example.com/sms");
    expect(here.writes).toHaveLength(isSet ? 1 : 0);
    expect(printed().includes("Nothing was changed. Set the webhook")).toBe(!isSet);
    await stop();
    expect(settingOf(0)).toBe("https://me:my-password@earlier.example.com/sms");
  });

  test("stay as they are when they lead to the desk already, or were changed in between", {
    timeout: 60_000,
  }, async () => {
    const { start, printed } = await aStart();
    const first = await start();
    here.state.numbers[0]!.sms_url = "https://third.example.com/sms";
    await first.stop();
    expect(printed()).toContain("was changed in between, and stays as it is");
    expect(settingOf(0)).toBe("https://third.example.com/sms");
  });

  test("that a killed desk has left are restored by a command, once", { timeout: 60_000 }, async () => {
    const { folder, io, printed, start } = await aStart();
    const file = join(folder, "live", "webhooks.json");
    const { stop } = await start();
    const [note, left] = [readFileSync(file, "utf8"), settingOf(0)];
    await expect(restoreLeft(io, here.httpClient)).rejects.toThrow("another desk (process");
    await stop();
    // As the killed desk leaves it.
    writeFileSync(file, note);
    here.state.numbers[0]!.sms_url = left;
    await restoreLeft(io, here.httpClient);
    expect(settingOf(0)).toBe("https://demo.twilio.com/welcome/sms/reply");
    await restoreLeft(io, here.httpClient);
    expect(printed()).toContain("No webhook has to be restored.");
  });

  test("of another account are not taken for this one's", { timeout: 60_000 }, async () => {
    const folder = ownFolder();
    mkdirSync(join(folder, "live"));
    const note = { account: `AC${"9".repeat(32)}`, number, origin, earlier: [] };
    writeFileSync(join(folder, "live", "webhooks.json"), JSON.stringify(note));
    const { start } = await aStart({}, folder);
    await expect(start()).rejects.toThrow("of another account than TWILIO_ACCOUNT_SID");
    writeFileSync(join(folder, "live", "webhooks.json"), "no JSON");
    await expect(start()).rejects.toThrow("Set them in the Console, and delete the file.");
  });

  test("stay noted when Twilio does not answer at the end", { timeout: 60_000 }, async () => {
    const { io, start } = await aStart();
    const { stop } = await start();
    here.state.refuse.push({ at: "POST api", status: 500, code: 20500, message: "out of order" });
    await expect(stop()).rejects.toThrow("out of order");
    here.state.refuse.length = 0;
    await restoreLeft(io, here.httpClient);
    expect(settingOf(0)).toBe("https://demo.twilio.com/welcome/sms/reply");
  });
});

test("a message that is being answered when the desk ends gets its answer", { timeout: 60_000 }, async () => {
  const { start, port } = await aStart();
  const { desk, stop } = await start();
  const { store } = desk.deps;
  const load = store.load;
  const begun = new Promise<void>((resolve) => {
    store.load = async (...person) => {
      resolve();
      await sleep(500);
      return load(...person);
    };
  });
  const form = { MessageSid: `SM${"c".repeat(32)}`, From: "+12025550188", To: number, Body: "SIM", NumMedia: "0" };
  const signature = getExpectedTwilioSignature(account.authToken, `${origin}/twilio/message`, form);
  const answer = fetch(`http://127.0.0.1:${port + 1}/twilio/message`, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { "X-Twilio-Signature": signature },
  });
  await begun;
  await stop();
  expect(await (await answer).text()).toContain("<Message");
});

test("the phone page of a live desk is for this machine", { timeout: 60_000 }, async () => {
  const { start, port } = await aStart();
  await start();
  // A page elsewhere can lead its own name to this machine, but not change the name that the browser sends.
  const status = await new Promise((resolve) =>
    get({ port, host: "127.0.0.1", path: "/desk/events", headers: { Host: "elsewhere.example.com" } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }),
  );
  expect(status).toBe(403);
});

describe("a live desk that cannot start says what to do, and changes nothing at Twilio", () => {
  test.each<[what: string, env: NodeJS.ProcessEnv, request: Partial<LiveRequest>, message: string]>([
    ["no account", { TWILIO_ACCOUNT_SID: "" }, {}, "TWILIO_ACCOUNT_SID is not set"],
    ["no token", { TWILIO_AUTH_TOKEN: "" }, {}, "Set TWILIO_AUTH_TOKEN"],
    [
      "an API key only",
      { TWILIO_AUTH_TOKEN: "", TWILIO_API_KEY: "SK1", TWILIO_API_SECRET: "s" },
      {},
      "an API key is not enough",
    ],
    ["no number", { TWILIO_NUMBER: "" }, {}, "TWILIO_NUMBER is not set"],
    ["no number in it", { TWILIO_NUMBER: "202 555" }, {}, "TWILIO_NUMBER is a number with + and its country code"],
    [
      "another's number",
      { TWILIO_NUMBER: "+12025550100" },
      {},
      "neither the number +12025550100 nor a WhatsApp sender",
    ],
    ["another token", { TWILIO_AUTH_TOKEN: "wrong" }, {}, "Authenticate"],
    ["plain HTTP", {}, { origin: "http://desk.example.com" }, "--origin has to begin with https://"],
    ["a path", {}, { origin: `${origin}/twilio` }, "--origin is the address of a tunnel without a path"],
  ])("%s", async (_, env, request, message) => {
    const { start } = await aStart(env);
    await expect(start(request)).rejects.toThrow(message);
    expect(here.writes).toEqual([]);
  });

  test("a number that a Messaging Service answers", async () => {
    here.state.services.push(aService(1, { use_inbound_webhook_on_number: false }));
    here.state.inService.push({ service: sid("MG", 1), number: here.state.numbers[0]! });
    await expect((await aStart()).start()).rejects.toThrow("Or choose another number (TWILIO_NUMBER).");
  });

  const elsewhere = new Hono().get("/health", (c) => c.json({ ok: true }));
  test.each<[what: string, fetch: typeof fetch, message: string]>([
    ["no tunnel", () => Promise.reject(new TypeError("fetch failed")), "does not answer. Start a tunnel to port"],
    [
      "a tunnel to another program",
      async (url) => elsewhere.request(new URL(`${url}`).pathname),
      "but not from this desk",
    ],
  ])("%s", { timeout: 60_000 }, async (_, fetch, message) => {
    const { start } = await aStart();
    await expect(start({}, { fetch })).rejects.toThrow(message);
    expect(here.writes).toEqual([]);
    // Nothing is left running: the folder is free.
    await (await start()).stop();
  });

  test("no terminal to ask on", { timeout: 60_000 }, async () => {
    const { start } = await aStart();
    await expect(start({ isAgreed: false }, { ask: async () => undefined })).rejects.toThrow("Add --yes");
    expect(here.writes).toEqual([]);
  });

  test("Twilio refuses the change: what was changed before it is restored", { timeout: 60_000 }, async () => {
    here.state.senders.push(aSender(1, `whatsapp:${number}`));
    here.state.refuse.push({ at: "POST messaging", status: 400, code: 20001, message: "not now" });
    await expect((await aStart()).start()).rejects.toThrow("not now");
    expect(settingOf(0)).toBe("https://demo.twilio.com/welcome/sms/reply");
  });

  test.each([
    [["--live"], "--live needs --origin"],
    [["--live", "--origin", origin, "--twilio", "silent"], "--twilio and --default-opt-out belong to the fake Twilio"],
    [["--yes"], "--origin and --yes belong to --live"],
    [["--restore", "--live"], "--restore comes without --live"],
  ])("%j", async (flags, message) => {
    const { code, err } = await inProcess(command, ["start", ...flags], {});
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

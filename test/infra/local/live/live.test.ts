import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "../../../../infra/local/free-port.ts";
import type { StoredMessage } from "../../../../infra/local/messages.ts";
import { aFolder, overTwilio } from "../a-desk.ts";
import { end, startProcess } from "../started.ts";
import { account, number, tunnel } from "./tunnel.ts";

const person = "+12025550188";
const here = (file: string) => join(import.meta.dirname, file);
const earlier = { sms: "https://earlier.example.com/sms", whatsapp: "https://earlier.example.com/whatsapp" };
const ours = `${tunnel}/twilio/message`;

/** Two free ports, one after the other. */
async function twoPorts(): Promise<number> {
  const port = await freePort();
  return freePort(port + 1).then(
    () => port,
    () => twoPorts(),
  );
}

/** Twilio in a process of its own, and a way to start live desks with its account. */
async function aTwilio() {
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  const port = await twoPorts();
  const twilio = await startProcess(
    [here("twilio-process.ts"), join(folder, "at-twilio.jsonl"), String(port + 1)],
    {},
    "twilio at ",
  );
  const at = /http:\S+/.exec(twilio.printed())?.[0] ?? "";
  const env = {
    CHECKBACK_DATA: folder,
    TWILIO_ACCOUNT_SID: account.sid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_NUMBER: number,
    PATH: "",
    JAVA_HOME: "",
    npm_lifecycle_event: "",
  };
  const get = async (path: string): Promise<unknown> => (await fetch(at + path)).json();
  return {
    folder,
    page: `http://localhost:${port}`,
    webhooks: `http://127.0.0.1:${port + 1}`,
    start: (after = "3 days") => startProcess([here("live-process.ts"), at, String(port), after], env, "Ctrl-C ends"),
    settings: async () => {
      const { sms, whatsapp } = (await get("/settings")) as typeof earlier;
      return { sms: sms.split("#")[0], whatsapp: whatsapp.split("#")[0] };
    },
    text: async (body: string) => {
      const answer = await fetch(`${at}/text`, { method: "POST", body: JSON.stringify({ from: person, body }) });
      return answer.text();
    },
    sent: async () =>
      ((await get("/messages")) as StoredMessage[]).filter(({ direction }) => direction === "outbound-api"),
  };
}

test("a phone talks with the desk over Twilio, and the check-back goes out when it is due", {
  timeout: 180_000,
}, async () => {
  const twilio = await aTwilio();
  const desk = await twilio.start("2 seconds");
  expect(await twilio.settings()).toEqual({ sms: ours, whatsapp: ours });
  expect(await twilio.text("注销")).toContain("营业厅");
  expect(await twilio.text("7")).toContain("<Message");
  await expect.poll(twilio.sent, { timeout: 30_000 }).toHaveLength(1);
  const { snapshot, checkBackOf } = overTwilio(twilio.page);
  await expect.poll(async () => (await checkBackOf(person))?.state, { timeout: 20_000 }).toBe("delivered");
  const shown = await snapshot();
  expect(shown.live).toEqual({ number, channels: ["sms", "whatsapp"] });
  expect(shown.messages.at(-1)).toMatchObject({ direction: "outbound-api", status: "delivered" });
  expect(await twilio.text("1")).toContain("太好了");

  // The clock is real, and a page elsewhere reaches nothing.
  const move = { method: "POST", body: '{"advance":"P3D"}' };
  expect((await fetch(`${twilio.page}/desk/clock`, move)).status).toBe(409);
  const statuses = ["/", "/desk/events", "/desk/page.js"].map(
    async (path) => (await fetch(twilio.webhooks + path)).status,
  );
  expect(await Promise.all(statuses)).toEqual([404, 404, 404]);
  const forged = new URLSearchParams({ MessageSid: `SM${"b".repeat(32)}`, From: person, To: number, Body: "SIM" });
  expect((await fetch(`${twilio.webhooks}/twilio/message`, { method: "POST", body: forged })).status).toBe(403);

  expect(await end(desk, "SIGINT")).toBe(0);
  expect(await twilio.settings()).toEqual(earlier);
  const files = globSync("**/*", { cwd: twilio.folder }).map((file) => join(twilio.folder, file));
  const texts = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, "utf8"));
  expect([desk.printed(), ...texts].filter((text) => text.includes(account.authToken))).toEqual([]);
  expect(desk.printed()).not.toMatch(/\+12025550188|注销/);
});

test("killed, the next start restores what it had noted, goes on with the conversation, and restores at its end", {
  timeout: 180_000,
}, async () => {
  const twilio = await aTwilio();
  const first = await twilio.start();
  expect(await twilio.text("cancel my sim")).toContain("<Message");
  await end(first, "SIGKILL");
  expect(await twilio.settings()).toEqual({ sms: ours, whatsapp: ours });
  const second = await twilio.start();
  expect(second.printed()).toContain("has its earlier webhooks again");
  expect(await twilio.text("7")).toContain("<Message");
  expect(await overTwilio(twilio.page).checkBackOf(person)).toMatchObject({ state: "open" });
  expect(await end(second, "SIGTERM")).toBe(0);
  expect(await twilio.settings()).toEqual(earlier);
});

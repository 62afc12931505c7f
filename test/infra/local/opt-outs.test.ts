import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk, aFolder } from "./a-desk.ts";

/** A number whose default handling of opt-out words is on: Twilio answers them, and we don't. */
const { folder, remove } = aFolder();
let here: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  here = await aDesk(folder, { defaultOptOut: true });
});
afterAll(async () => {
  await here.desk.stop();
  remove();
});

const silence = '<?xml version="1.0" encoding="UTF-8"?><Response/>';
const person = "+85510000003";
const toPerson = async () =>
  (await here.client.messages.list({ to: person })).map(({ body, status }) => [body, status]);

test("STOP and HELP by SMS have only Twilio's answer; a person who opted out gets nothing until START", async () => {
  expect(await here.say(person, "注销")).toContain("<Message ");
  expect(await here.say(person, "help")).toBe(silence);
  expect(await here.say(person, "STOP")).toBe(silence);
  const [stopped, helped] = await toPerson();
  expect(stopped).toEqual([expect.stringContaining("successfully been unsubscribed"), "delivered"]);
  expect(helped).toEqual([expect.stringContaining("Reply STOP"), "delivered"]);
  await expect(here.client.messages.create({ to: person, from: "+12025550143", body: "hello" })).rejects.toMatchObject({
    status: 400,
    code: 21610,
  });
  expect(
    (await here.desk.deps.store.load(here.desk.deps.personKey(person), here.desk.now())).conversation,
  ).toMatchObject({ optedOut: true });
  expect(await here.say(person, "START")).toContain("欢迎回来");
  await here.client.messages.create({ to: person, from: "+12025550143", body: "hello again" });
});

test("a reply to a person whom Twilio blocks is lost, as with Twilio", async () => {
  await here.say(person, "Quit");
  await here.say(person, "privacy");
  expect((await toPerson())[0]).toEqual([expect.stringContaining("隐私"), "failed"]);
});

test("WhatsApp has no such handling: we answer STOP ourselves", async () => {
  expect(await here.say("whatsapp:+85510000003", "注销", "STOP")).toContain("已退订");
});

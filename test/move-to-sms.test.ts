import { beforeEach, describe, expect, test } from "vitest";
import { day } from "../functions/engine/state/conversation.ts";
import { runTurn } from "../functions/run-turn.ts";
import { sendCheckBack } from "../functions/send-check-back.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { smsAddressOf, smsRouteFrom } from "../functions/twilio/address.ts";
import { contentOf, tea } from "./engine/small-guide.ts";
import { message, vault, worldOn } from "./support/harness.ts";

const number = "+85510000001";
const whatsapp = `whatsapp:${number}`;
const userId = "whatsapp:KH.13491208655302741918";

/**
 * WhatsApp has no template, so the check-back continued by SMS. Twilio accepted it there, or it still has to be sent.
 */
async function onBySms(isSent: boolean) {
  const store = memoryStore();
  const world = worldOn(store);
  const asked = { ...tea.pages.asked!, repeat: "2 working days" };
  Object.assign(world.deps, {
    content: contentOf({ ...tea, pages: { ...tea.pages, asked } }),
    smsAddress: smsAddressOf,
    smsRoute: smsRouteFrom("+12025550143"),
  });
  let messages = 0;
  const say = async (address: string, text: string, id = `SM${++messages}`) => {
    const channel = address === number ? ("sms" as const) : ("whatsapp" as const);
    const event = { ...message(id, text), channel };
    const alias = address === whatsapp ? userId : undefined;
    const { turn } = await runTurn(world.deps, vault.personKey(address), event, { address, alias });
    return turn.replies.map(({ text }) => text);
  };
  const at = async (address: string) => store.load(vault.personKey(address), world.now);
  await say(whatsapp, "make tea");
  await say(whatsapp, "7");
  world.now += 3 * day;
  if (!isSent) world.answer = { kind: "refused", failure: "not-accepted", code: 20429 };
  await sendCheckBack(world.deps, vault.personKey(whatsapp));
  return { world, store, say, at };
}

describe("a person on WhatsApp whose check-back moved to SMS", () => {
  let on: Awaited<ReturnType<typeof onBySms>>;
  beforeEach(async () => {
    on = await onBySms(true);
  });

  test("is asked once more by SMS without an answer", async () => {
    expect((await on.at(number)).conversation?.checkBacks[0]).toMatchObject({
      state: "sent",
      askAgainAt: expect.any(Number),
    });
    expect((await on.at(whatsapp)).conversation?.checkBacks[0]).toMatchObject({
      state: "handed-over",
      smsPerson: expect.any(String),
    });
  });

  test.each([["1"], ["STOP"], ["BCDFGH"], ["hm?"]])("has answered with %j on WhatsApp", async (text) => {
    await on.say(whatsapp, text);
    expect((await on.at(number)).conversation?.checkBacks[0]).not.toHaveProperty("askAgainAt");
    on.world.now += 10 * day;
    expect(await sendCheckBack(on.world.deps, vault.personKey(number))).toMatch(/^already-/);
    expect(on.world.outbox).toHaveLength(1);
  });

  test.each([whatsapp, userId])(
    "is erased in SMS, too, when %s sends DELETE: an empty row is left there",
    async (from) => {
      await on.say(from, "delete");
      await on.say(from, "1");
      const { conversation, address } = await on.at(number);
      expect([conversation, address]).toEqual([expect.objectContaining({ erased: true, recent: [] }), undefined]);
      expect(conversation?.checkBacks).toEqual([]);
      expect([on.store.timers.size, on.store.codes.size]).toEqual([0, 0]);
    },
  );

  test.each([whatsapp, userId])("gets one answer to a DELETE by %s whose webhook comes twice", async (from) => {
    await on.say(from, "delete");
    const said = await on.say(from, "1", "SM-twice");
    expect(said).toHaveLength(1);
    expect(await on.say(from, "1", "SM-twice")).toEqual(said);
    expect((await on.at(from)).conversation).toMatchObject({ erased: true });
    expect(on.store.rows.size).toBe(2);
  });

  test("keeps their own SMS conversation when they are erased on WhatsApp", async () => {
    await on.say(number, "make tea");
    await on.say(whatsapp, "delete");
    await on.say(whatsapp, "1");
    const { conversation } = await on.at(number);
    expect(conversation).toMatchObject({ guide: "tea", place: "menu" });
    expect(conversation?.checkBacks).toEqual([]);
  });

  test("still stands at the question that was read by SMS, when they are erased on WhatsApp", async () => {
    await on.say(number, "make tea");
    await on.say(number, "7");
    on.world.now += 3 * day;
    await sendCheckBack(on.world.deps, vault.personKey(number));
    await on.say(whatsapp, "delete");
    await on.say(whatsapp, "1");
    expect((await on.at(number)).conversation).toMatchObject({ guide: "tea", place: "asked" });
  });

  test("is found by SMS under a new key, also by a message that shows only their user id", async () => {
    const moved = vault.personKey("+85510000009");
    on.store.rows.set(moved, on.store.rows.get(vault.personKey(number))!);
    on.store.rows.delete(vault.personKey(number));
    const { personKey } = on.world.deps;
    on.world.deps.personKey = (address) => (address === number ? moved : personKey(address));
    await on.say(whatsapp, "hm?");
    expect((await on.at(whatsapp)).conversation?.checkBacks[0]).toMatchObject({ smsPerson: moved });
  });

  test("gets a new check-back on WhatsApp, and no more questions by SMS", async () => {
    await on.say(whatsapp, "7");
    expect((await on.at(whatsapp)).conversation?.checkBacks[0]).toMatchObject({ state: "open" });
    expect((await on.at(number)).conversation?.checkBacks[0]).not.toHaveProperty("askAgainAt");
  });
});

test.each([whatsapp, userId])(
  "STOP by %s ends a check-back that is still to be sent by SMS, in the same commit",
  async (from) => {
    const { world, say, at, store } = await onBySms(false);
    expect((await at(number)).conversation?.checkBacks[0]).toMatchObject({ state: "open", failures: { delayed: 1 } });
    await say(from, "STOP");
    expect((await at(number)).conversation?.checkBacks[0]?.state).toBe("cancelled");
    expect((await at(number)).address).toBeUndefined();
    world.answer = { kind: "accepted", messageId: "SM-late" };
    world.now += day;
    await sendCheckBack(world.deps, vault.personKey(number));
    expect(world.outbox.filter(({ to }) => to === number)).toHaveLength(1);
    expect(store.rows.size).toBe(3);
  },
);

import { beforeEach, describe, expect, test } from "vitest";
import { day } from "../functions/engine/state/conversation.ts";
import { wordOf } from "../functions/log/outcome.ts";
import { runTurn } from "../functions/run-turn.ts";
import { sendCheckBack } from "../functions/send-check-back.ts";
import { createVault } from "../functions/store/vault.ts";
import { sweepOverdue } from "../functions/sweep-overdue.ts";
import { smsRouteFrom } from "../functions/twilio/address.ts";
import { type Opened, storesOn } from "./store/stores.ts";
import { message, worldOn } from "./support/harness.ts";

const [old, fresh] = ["the-secret-that-is-being-changed-0", "the-secret-that-comes-after-it-000"];
const [before, during] = [createVault(old), createVault(fresh, old)];

let people = 0;

describe.each(storesOn("Rotation", during))("the secret is changed: %s", (_, open) => {
  let store: Opened;
  let world: ReturnType<typeof worldOn>;
  let sent = 0;
  beforeEach(async () => {
    store = await open();
    world = worldOn(store);
    Object.assign(world.deps, { personKey: during.personKey, previousPersonKey: during.previousPersonKey });
  });

  const say = async (address: string, text: string, personKey = during.personKey) => {
    sent += 1;
    const { turn } = await runTurn(world.deps, personKey(address), message(`SM${sent}`, text), { address });
    return turn.replies.map((reply) => reply.text).join();
  };
  /** How often each of these was asked. Other people may be due in the same table. */
  const asked = (...addresses: string[]) =>
    world.outbox.filter(({ to, text }) => addresses.includes(to) && text.startsWith("Was it good")).map(({ to }) => to);
  const at = (person: string) => store.load(person, world.now);

  /** A person with a check-back that was made before the secret was changed. */
  async function personWithCheckBack() {
    people += 1;
    const address = `+8551000${String(people).padStart(4, "0")}`;
    await say(address, "make tea", before.personKey);
    await say(address, "7", before.personKey);
    const [checkBack] = (await at(before.personKey(address))).conversation?.checkBacks ?? [];
    if (checkBack?.state !== "open") throw new Error("no check-back was made");
    const { id, code, dueAt } = checkBack;
    return { address, former: before.personKey(address), person: during.personKey(address), id, code, dueAt };
  }

  test("a person who writes moves to the new key, with check-back, timer, code and address", async () => {
    const { address, former, person, id, code, dueAt } = await personWithCheckBack();
    expect(await say(address, "menu")).toContain("1 Pot");
    expect(await at(former)).toEqual({ conversation: undefined, address: undefined, version: 0 });
    const { conversation, address: kept } = await at(person);
    expect([conversation?.checkBacks[0], kept]).toEqual([
      expect.objectContaining({ id, code, dueAt, state: "open" }),
      address,
    ]);
    expect(await store.personByCode(code!, world.now)).toBe(person);
    expect([await store.timerAt(former, id), await store.timerAt(person, id)]).toEqual([undefined, dueAt]);
    world.now += 3 * day;
    expect(await sendCheckBack(world.deps, former, id)).toBe("no-check-back");
    await sweepOverdue(world.deps);
    expect(asked(address)).toEqual([address]);
  });

  test("the code works from another phone, once", async () => {
    const { address, code } = await personWithCheckBack();
    await say(address, "1");
    const [first, second] = [`${address}1`, `${address}2`];
    expect(await say(first, code!)).toContain("Asking here");
    expect(await say(second, code!)).toBe("No such code");
    world.now += 3 * day;
    await sweepOverdue(world.deps);
    expect(asked(address, first, second)).toEqual([first]);
  });

  test("a person under the former key who takes a check-back over has it in one place", async () => {
    const { address, code, former } = await personWithCheckBack();
    const other = await personWithCheckBack();
    expect(await say(other.address, code!)).toContain("Asking here");
    expect((await at(former)).conversation?.checkBacks[0]).toMatchObject({ purpose: "notice" });
    world.now += 3 * day;
    await sweepOverdue(world.deps);
    expect(asked(address, other.address)).toEqual([other.address]);
  });

  test("a person who does not write is asked under the old key, and moves with the report", async () => {
    const { address, former, person, id } = await personWithCheckBack();
    world.now += 3 * day;
    expect(await sendCheckBack(world.deps, former, id)).toBe("sent");
    expect(asked(address)).toEqual([address]);
    const report = { kind: "report", checkBack: id, messageId: "SM77", status: "delivered" } as const;
    await runTurn(world.deps, person, report, { address });
    expect((await at(person)).conversation?.checkBacks[0]?.state).toBe("delivered");
    expect((await at(former)).version).toBe(0);
  });

  test("a person who opted out of SMS gets no SMS in place of WhatsApp", async () => {
    const { address: number } = await personWithCheckBack();
    await say(number, "STOP", before.personKey);
    const whatsapp = { address: `whatsapp:${number}`, person: during.personKey(`whatsapp:${number}`) };
    for (const text of ["make tea", "7"])
      await runTurn(
        world.deps,
        whatsapp.person,
        { ...message(`SM-${text}`, text), channel: "whatsapp" },
        { address: whatsapp.address },
      );
    world.now += 3 * day;
    expect(await sendCheckBack({ ...world.deps, smsRoute: smsRouteFrom("+12025550143") }, whatsapp.person)).toBe(
      "unsendable",
    );
    expect(world.outbox).toEqual([]);
    expect((await at(during.personKey(number))).conversation).toMatchObject({ optedOut: true });
  });

  test("a person who is moved between two reads is found", async () => {
    const { address, id, person } = await personWithCheckBack();
    const { load } = store;
    let looks = 0;
    world.deps.store = {
      ...store,
      async load(who, now) {
        looks += 1;
        // After the read of the new key and before that of the former one.
        if (looks === 2) await runTurn({ ...world.deps, store }, person, message("SM-other", "1"), { address });
        return load(who, now);
      },
    };
    const event = { kind: "operator", command: "cancel", checkBack: id } as const;
    expect(wordOf((await runTurn(world.deps, person, event, { address })).turn)).toBe("operator-cancelled");
  });

  test("two messages at once both count, in one place", async () => {
    const { address, former, person } = await personWithCheckBack();
    await Promise.all([say(address, "1"), say(address, "2"), say(address, "menu")]);
    expect((await at(person)).conversation?.recent).toHaveLength(5);
    expect((await at(former)).version).toBe(0);
  });
});

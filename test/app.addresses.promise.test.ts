import { beforeEach, describe, expect, test } from "vitest";
import { lease } from "../functions/engine/checkback/wake-time.ts";
import { day } from "../functions/engine/state/conversation.ts";
import { sendCheckBack } from "../functions/send-check-back.ts";
import { vault } from "./support/harness.ts";
import { id, number, type Shown, twoAddresses } from "./support/two-addresses.ts";

let world: ReturnType<typeof twoAddresses>;
beforeEach(() => {
  world = twoAddresses();
});

const [numberKey, idKey] = [number, id].map(vault.personKey) as [string, string];
const done = /^Great! Three last things/;
const promiseAt = async (address: string) => (await world.at(address)).conversation?.checkBacks[0];

/** They say that they applied, shown so; three days later the check-back goes out. Answers with whom it went to. */
async function checkedBack(how: Shown, then?: Shown) {
  await world.say(how, "english", "SIM", "7");
  if (then) await world.say(then, "menu");
  world.now += 3 * day;
  return world.checkBacks();
}

describe("a check-back", () => {
  test.each<[promised: Shown, seen: Shown | undefined, to: string]>([
    ["number", undefined, number],
    ["number", "id", number],
    ["id", undefined, id],
    ["id", "number", number],
    ["early", undefined, number],
  ])("promised to %s, and then seen as %s, goes to %s, once", async (promised, seen, to) => {
    expect(await checkedBack(promised, seen)).toEqual([to]);
    world.now += 3 * day;
    expect(await world.checkBacks()).toEqual([]);
  });

  test("goes to the id when the number was known, and is not while a check-back is promised", async () => {
    await world.say("number", "english");
    expect(await checkedBack("id")).toEqual([id]);
  });

  test.each<[promised: Shown, answered: Shown]>([
    ["number", "id"],
    ["id", "number"],
    ["id", "id"],
  ])("promised to %s is answered by %s", async (promised, answered) => {
    await checkedBack(promised);
    expect(await world.say(answered, "1")).toMatch(done);
    expect(await world.say(answered === "id" ? "number" : "id", "menu")).toMatch(/^Cambodia SIM/);
  });

  test.each<[promised: Shown, stopped: Shown]>([
    ["number", "id"],
    ["id", "number"],
  ])("promised to %s ends with STOP or DELETE by %s", async (promised, stopped) => {
    for (const words of [["STOP"], ["delete", "1"], ["no reminder"]]) {
      world = twoAddresses();
      await world.say(promised, "english", "SIM", "7");
      await world.say(stopped, ...words);
      expect(world.store.codes.size).toBe(0);
      world.now += 3 * day;
      expect(await world.checkBacks()).toEqual([]);
    }
  });

  test("its code is not for another address of the same person", async () => {
    await world.say("id", "english", "SIM", "7");
    const [code = ""] = world.store.codes.keys();
    expect(await world.say("number", code)).toMatch(/another phone|other phone|new number/);
    expect(world.store.codes.get(code)?.person).toBe(numberKey);
    world.now += 3 * day;
    expect(await world.checkBacks()).toEqual([number]);
  });

  test("of two conversations that become one is kept when the later one has none, with its code and timer", async () => {
    await world.say("early", "english", "SIM", "7");
    const promise = await promiseAt(number);
    await world.say("id", "english");
    await world.say("number", "menu");
    expect(await promiseAt(number)).toEqual(promise);
    expect([...world.store.timers.keys()]).toEqual([`${numberKey}#${promise?.id}`]);
    world.now += 3 * day;
    expect(await world.checkBacks()).toEqual([number]);
  });

  test("of each of two conversations that become one: the later one's is sent, and nothing is left of the other", async () => {
    await world.say("early", "english", "SIM", "7");
    world.now += day;
    await world.say("id", "english", "SIM", "7");
    const promise = await promiseAt(id);
    await world.say("number", "menu");
    expect(await promiseAt(number)).toEqual(promise);
    expect([...world.store.timers.keys()]).toEqual([`${numberKey}#${promise?.id}`]);
    expect([...world.store.codes]).toEqual([
      [promise && "code" in promise && promise.code, expect.objectContaining({ person: numberKey })],
    ]);
    world.now += 3 * day;
    expect(await world.checkBacks()).toEqual([number]);
  });
});

describe("what was under way when the number became known", () => {
  test("a timer of the id's, and the sweep's list of it, find the person", async () => {
    await world.say("id", "english", "SIM", "7");
    const { id: promise } = (await promiseAt(id))!;
    await world.say("number", "menu");
    expect([...world.store.timers.keys()]).toEqual([`${numberKey}#${promise}`]);
    world.now += 3 * day;
    world.outbox.length = 0;
    expect(await sendCheckBack(world.keepDeps(), idKey, promise)).toBe("sent");
    expect(await sendCheckBack(world.keepDeps(), idKey)).toBe("already-sent");
    expect(world.outbox.map(({ to }) => to)).toEqual([number]);
  });

  test("a message that is just being sent to the id is settled, and not sent again", async () => {
    await world.say("id", "english", "SIM", "7");
    world.now += 3 * day;
    const { sender } = world.keepDeps();
    world.deps.sender = {
      ...sender,
      async send(outgoing) {
        await world.say("number", "hello");
        return sender.send(outgoing);
      },
    };
    expect(await world.checkBacks()).toEqual([id]);
    expect(await promiseAt(number)).toMatchObject({ state: "sent", messageIds: ["SM77"] });
    expect((await world.at(id)).leadsTo).toBe(numberKey);
  });

  test("Twilio is asked by the id what became of a message that was sent to it", async () => {
    await world.say("id", "english", "SIM", "7");
    world.now += 3 * day;
    world.answer = { kind: "unknown" };
    expect(await world.checkBacks()).toEqual([id]);
    await world.say("number", "hello");
    const asked: string[] = [];
    world.deps.sender.lookUp = async (to) => {
      asked.push(to);
      return { kind: "refused", failure: "not-accepted", code: 20429, sid: "SM9" };
    };
    world.now += lease;
    expect(await world.checkBacks()).toEqual([]);
    expect(asked).toEqual([id]);
  });

  test.each([number, id])("a delivery report about %s is theirs", async (to) => {
    await checkedBack("number");
    expect((await world.report(to, "delivered")).status).toBe(204);
    expect((await promiseAt(number))?.state).toBe("delivered");
  });

  test("a report about the id comes after the number is known", async () => {
    await checkedBack("id");
    await world.say("number", "hello");
    await world.report(id, "read");
    expect((await promiseAt(number))?.state).toBe("read");
  });
});

describe("the address that is kept while we may still write first", () => {
  const kept = async () => (await world.at(number)).address ?? (await world.at(id)).address;

  test("is the number's once it is known, and gone when it is not needed", async () => {
    await world.say("id", "english", "SIM", "7");
    expect(await kept()).toBe(id);
    await world.say("number", "menu");
    expect(await kept()).toBe(number);
    await world.say("id", "menu");
    expect(await kept()).toBe(number);
    await world.say("id", "no reminder");
    expect(await kept()).toBeUndefined();
  });
});

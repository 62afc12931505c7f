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
const checkBackAt = async (address: string) => (await world.at(address)).conversation?.checkBacks[0];

/** The person makes a check-back, and three days later it is sent. Returns the addresses that it was sent to. */
async function checkedBack(how: Shown, then?: Shown) {
  await world.say(how, "english", "SIM", "7");
  if (then) await world.say(then, "menu");
  world.now += 3 * day;
  return world.checkBacks();
}

describe("a check-back", () => {
  test.each<[made: Shown, seen: Shown | undefined, to: string]>([
    ["number", undefined, number],
    ["number", "id", number],
    ["id", undefined, id],
    ["id", "number", number],
    ["early", undefined, number],
  ])("made for %s, and then seen as %s, goes to %s, once", async (made, seen, to) => {
    expect(await checkedBack(made, seen)).toEqual([to]);
    world.now += 3 * day;
    expect(await world.checkBacks()).toEqual([]);
  });

  test("goes to the id when it is made for the id, though the number is known", async () => {
    await world.say("number", "english");
    expect(await checkedBack("id")).toEqual([id]);
  });

  test.each<[made: Shown, answered: Shown]>([
    ["number", "id"],
    ["id", "number"],
    ["id", "id"],
  ])("made for %s is answered by %s", async (made, answered) => {
    await checkedBack(made);
    expect(await world.say(answered, "1")).toMatch(done);
    expect(await world.say(answered === "id" ? "number" : "id", "menu")).toMatch(/^Cambodia SIM/);
  });

  test.each<[made: Shown, stopped: Shown]>([
    ["number", "id"],
    ["id", "number"],
  ])("made for %s ends with STOP or DELETE by %s", async (made, stopped) => {
    for (const words of [["STOP"], ["delete", "1"], ["no reminder"]]) {
      world = twoAddresses();
      await world.say(made, "english", "SIM", "7");
      await world.say(stopped, ...words);
      expect(world.store.codes.size).toBe(0);
      world.now += 3 * day;
      expect(await world.checkBacks()).toEqual([]);
    }
  });

  test("does not move by its code to another address of the same person", async () => {
    await world.say("id", "english", "SIM", "7");
    const [code = ""] = world.store.codes.keys();
    expect(await world.say("number", code)).toMatch(/another phone|other phone|new number/);
    expect(world.store.codes.get(code)?.person).toBe(numberKey);
    world.now += 3 * day;
    expect(await world.checkBacks()).toEqual([number]);
  });

  test("stays, with its code and timer, when its conversation merges into a later one without a check-back", async () => {
    await world.say("early", "english", "SIM", "7");
    const checkBack = await checkBackAt(number);
    await world.say("id", "english");
    await world.say("number", "menu");
    expect(await checkBackAt(number)).toEqual(checkBack);
    expect([...world.store.timers.keys()]).toEqual([`${numberKey}#${checkBack?.id}`]);
    world.now += 3 * day;
    expect(await world.checkBacks()).toEqual([number]);
  });

  test("is the later conversation's when two merge, and nothing is left of the other", async () => {
    await world.say("early", "english", "SIM", "7");
    world.now += day;
    await world.say("id", "english", "SIM", "7");
    const checkBack = await checkBackAt(id);
    await world.say("number", "menu");
    expect(await checkBackAt(number)).toEqual(checkBack);
    expect([...world.store.timers.keys()]).toEqual([`${numberKey}#${checkBack?.id}`]);
    expect([...world.store.codes]).toEqual([
      [checkBack && "code" in checkBack && checkBack.code, expect.objectContaining({ person: numberKey })],
    ]);
    world.now += 3 * day;
    expect(await world.checkBacks()).toEqual([number]);
  });
});

describe("work in progress when the number becomes known", () => {
  test("a timer under the id, and the sweep's list of it, find the person", async () => {
    await world.say("id", "english", "SIM", "7");
    const { id: checkBack } = (await checkBackAt(id))!;
    await world.say("number", "menu");
    expect([...world.store.timers.keys()]).toEqual([`${numberKey}#${checkBack}`]);
    world.now += 3 * day;
    world.outbox.length = 0;
    expect(await sendCheckBack(world.sendPorts(), idKey, checkBack)).toBe("sent");
    expect(await sendCheckBack(world.sendPorts(), idKey)).toBe("already-sent");
    expect(world.outbox.map(({ to }) => to)).toEqual([number]);
  });

  test("a message that is being sent to the id gets its result, and is not sent again", async () => {
    await world.say("id", "english", "SIM", "7");
    world.now += 3 * day;
    const { sender } = world.sendPorts();
    world.deps.sender = {
      ...sender,
      async send(outgoing) {
        await world.say("number", "hello");
        return sender.send(outgoing);
      },
    };
    expect(await world.checkBacks()).toEqual([id]);
    expect(await checkBackAt(number)).toMatchObject({ state: "sent", messageIds: ["SM77"] });
    expect((await world.at(id)).leadsTo).toBe(numberKey);
  });

  test("Twilio is asked about a message to the id by the id", async () => {
    await world.say("id", "english", "SIM", "7");
    world.now += 3 * day;
    world.answer = { kind: "unknown" };
    expect(await world.checkBacks()).toEqual([id]);
    await world.say("number", "hello");
    const asked: string[] = [];
    world.deps.sender.lookUp = async ({ to }) => {
      asked.push(to);
      return { kind: "refused", failure: "not-accepted", code: 20429, sid: "SM9" };
    };
    world.now += lease;
    expect(await world.checkBacks()).toEqual([]);
    expect(asked).toEqual([id]);
  });

  test.each([number, id])("a delivery report about %s belongs to the person", async (to) => {
    await checkedBack("number");
    expect((await world.report(to, "delivered")).status).toBe(204);
    expect((await checkBackAt(number))?.state).toBe("delivered");
  });

  test("a report about the id counts after the number is known", async () => {
    await checkedBack("id");
    await world.say("number", "hello");
    await world.report(id, "read");
    expect((await checkBackAt(number))?.state).toBe("read");
  });
});

describe("the address that is stored while we may write first", () => {
  const kept = async () => (await world.at(number)).address ?? (await world.at(id)).address;

  test("is the number when it is known, and is deleted when it is not needed", async () => {
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

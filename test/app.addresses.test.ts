import { beforeEach, describe, expect, test } from "vitest";
import { day } from "../functions/engine/state/conversation.ts";
import { vault } from "./support/harness.ts";
import { id, number, type Shown, shown, twoAddresses } from "./support/two-addresses.ts";
import { sid } from "./support/webhook.ts";

let world: ReturnType<typeof twoAddresses>;
beforeEach(() => {
  world = twoAddresses();
});

const menu = /^Cambodia SIM cancel helper/;
const idsAt = async (address: string) => (await world.at(address)).conversation?.recent.map((each) => each.id);

describe("one conversation of a person with a number and a user id", () => {
  test("a person who is shown by number first is stored under it, and the id leads there", async () => {
    await world.say("number", "english", "SIM");
    expect(await world.say("id", "3")).toMatch(/^Cancel in a shop/);
    expect(await world.say("number", "1")).toMatch(/^Step 1/);
    expect(await idsAt(number)).toHaveLength(4);
    expect(await world.at(id)).toMatchObject({ conversation: undefined, leadsTo: vault.personKey(number) });
  });

  test("a person who is shown by id first moves to the number once both are shown", async () => {
    await world.say("id", "english", "SIM");
    expect(await idsAt(id)).toHaveLength(2);
    expect(await world.say("number", "3")).toMatch(/^Cancel in a shop/);
    expect(await world.say("id", "1")).toMatch(/^Step 1/);
    expect(await idsAt(number)).toHaveLength(4);
    expect(await world.at(id)).toMatchObject({ conversation: undefined, leadsTo: vault.personKey(number) });
  });

  test("a person without a number is stored under the id alone", async () => {
    await world.say("id", "english", "SIM");
    expect(await world.say("id", "3")).toMatch(/^Cancel in a shop/);
    expect([...world.store.rows.keys()]).toEqual([vault.personKey(id)]);
  });

  test("a question that the number suggests is asked without it while the number is hidden", async () => {
    await world.say("number", "english", "SIM");
    expect(await world.say("number", "8")).toMatch(/^Your number looks like a Smart number/);
    expect(await world.say("id", "again")).toMatch(/^Which carrier/);
    expect((await world.at(number)).conversation?.place).toBe("carrier");
    expect(await world.say("number", "8")).toMatch(/^Your number looks like a Smart number/);
  });

  test("is separate from the SMS conversation of the same number", async () => {
    await world.say("number", "english", "SIM");
    await world.say({ From: "+85510000001", To: "+12025550143" }, "中文");
    expect((await world.at(number)).conversation?.language).toBe("en");
  });

  test.each(["number", "id"] as const)("gives a repeated webhook that shows the %s the same answer", async (how) => {
    await world.say("number", "english", "SIM");
    const repeated = { ...shown[how], MessageSid: "SM-repeated" };
    const said = await world.say(repeated, "3");
    const requests = await world.requests(async () => expect(await world.say(repeated, "3")).toBe(said));
    expect(requests).toEqual(how === "id" ? ["load", "load"] : ["load"]);
  });

  test("replaces the user id when the number is shown with another one", async () => {
    const next = "whatsapp:KH.77";
    await world.say("number", "english", "SIM");
    await world.say({ From: next, ExternalUserId: next }, "中文");
    await world.say({ From: number, ExternalUserId: next }, "menu");
    expect(await world.at(id)).toMatchObject({ leadsTo: undefined, version: 0 });
    expect((await world.at(next)).leadsTo).toBe(vault.personKey(number));
    expect((await world.at(number)).conversation).toMatchObject({ language: "zh" });
    expect(await world.say("id", "STOP")).not.toBe("");
    expect((await world.at(number)).conversation?.optedOut).toBe(false);
  });

  test("moves to another number that is shown with the user id", async () => {
    const next = "whatsapp:+85512000002";
    await world.say("number", "english", "SIM");
    expect(await world.say({ From: next, ExternalUserId: id }, "3")).toMatch(/^Cancel in a shop/);
    expect([...world.store.rows.keys()].toSorted()).toEqual([next, id].map(vault.personKey).toSorted());
    expect(await world.say("id", "1")).toMatch(/^Step 1/);
  });
});

describe("requests to the store", () => {
  test("are two for a known pair, three for an alias, and no more for a new pair", async () => {
    expect(await world.requests(() => world.say("number", "english"))).toEqual(["load", "commit"]);
    expect(await world.requests(() => world.say("number", "SIM"))).toEqual(["load", "commit"]);
    expect(await world.requests(() => world.say("id", "3"))).toEqual(["load", "load", "commit"]);
  });

  test("two for a person who is only shown by their id", async () => {
    await world.say("id", "english");
    expect(await world.requests(() => world.say("id", "SIM"))).toEqual(["load", "commit"]);
  });
});

describe("STOP by one address", () => {
  test.each<[stopped: Shown, then: Shown]>([
    ["number", "id"],
    ["id", "number"],
  ])("shown by the %s also stops answers to the %s, and START ends that for both", async (stopped, then) => {
    await world.say("number", "english", "SIM");
    await world.say(stopped, "STOP");
    expect(await world.say(then, "3")).toBe("");
    expect((await world.at(number)).conversation?.optedOut).toBe(true);
    await world.say(then, "START");
    expect(await world.say(stopped, "menu")).toMatch(menu);
  });

  test("before the number is known counts for the number", async () => {
    await world.say("id", "english", "STOP");
    expect(await world.say("number", "menu")).toBe("");
  });

  test("by the number before user ids counts for a conversation by the id", async () => {
    await world.say("early", "english", "SIM", "STOP");
    world.now += day;
    await world.say("id", "english", "SIM", "7");
    expect(await world.say("number", "menu")).toBe("");
    expect((await world.at(number)).conversation?.checkBacks[0]?.state).toBe("cancelled");
    world.now += 3 * day;
    expect(await world.checkBacks()).toEqual([]);
  });
});

describe("DELETE by one address", () => {
  /** What is stored for an hour after DELETE, so that a repeated webhook gets the same answer. */
  async function isErased(shownBy: string) {
    const { conversation = {} } = await world.at(shownBy);
    expect(conversation).toMatchObject({ erased: true, optedOut: false, checkBacks: [] });
    for (const name of ["alias", "guide", "language"]) expect(conversation).not.toHaveProperty(name);
    expect([...world.store.rows.keys()]).toEqual([vault.personKey(shownBy)]);
    expect([world.store.timers.size, world.store.codes.size]).toEqual([0, 0]);
  }

  test.each([
    ["number", number],
    ["id", id],
  ] as const)("shown by the %s erases everything, the alias in the same commit", async (how, address) => {
    await world.say("number", "english", "SIM", "7");
    expect([world.store.timers.size, world.store.codes.size]).toEqual([1, 1]);
    await world.say(how, "delete");
    expect(await world.requests(() => world.say(how, "1"))).toEqual([
      ...(how === "id" ? ["load"] : []),
      ...["load", "commit"],
    ]);
    await isErased(address);
    world.now += day / 24;
    expect((await world.at(address)).conversation).toBeUndefined();
  });

  test("in the first message that shows both addresses erases what was stored under the id", async () => {
    await world.say("id", "english", "SIM", "7");
    await world.say("early", "english");
    await world.say({ ...shown.number, ButtonPayload: "/deleted", ButtonText: "Yes" }, "Yes");
    await isErased(number);
  });

  test("before the number is known leaves nothing for the number", async () => {
    await world.say("id", "english", "SIM", "7", "delete", "1");
    expect(await world.say("number", "3")).toMatch(/^请选语言|^Choose|^你好|^Hello/);
    expect(world.store.timers.size).toBe(0);
  });

  test.each(["number", "id"] as const)("in a repeated webhook that shows the %s gets the same answer", async (how) => {
    await world.say("number", "english", "SIM", "7");
    await world.say(how, "delete");
    const repeated = { ...shown[how], MessageSid: "SM-repeated" };
    const said = await world.say(repeated, "1");
    expect(await world.requests(async () => expect(await world.say(repeated, "1")).toBe(said))).toEqual(["load"]);
    await world.say("number", "english", "SIM");
    expect(await world.say("id", "3")).toMatch(/^Cancel in a shop/);
  });

  test("a person who writes again is one person again", async () => {
    await world.say("number", "english", "delete", "1", "english", "SIM");
    expect(await world.say("id", "3")).toMatch(/^Cancel in a shop/);
  });
});

describe("two conversations of one person", () => {
  test("continue as the later one, with the last messages of both", async () => {
    await world.say("early", "english", "SIM");
    world.now += day;
    await world.say("id", "中文", "SIM");
    expect(await world.say("number", "menu")).toMatch(/^柬埔寨/);
    expect((await idsAt(number))?.toSorted()).toEqual([1, 2, 3, 4, 5].map(sid));
    expect((await world.at(id)).leadsTo).toBe(vault.personKey(number));
  });
});

describe("at the same moment", () => {
  test.each<[what: string, ...hows: Shown[]]>([
    ["a first message that shows both, and one that shows the id", "number", "id"],
    ["in the other order", "id", "number"],
    ["two that show both", "number", "number"],
    ["three, one of them without an id", "early", "number", "id"],
  ])("%s are one conversation, and all messages count", async (_, ...hows) => {
    await Promise.all(hows.map((how) => world.say(how, "english")));
    await world.say("number", "menu");
    expect(await idsAt(number)).toHaveLength(hows.length + 1);
    expect((await world.at(id)).leadsTo).toBe(vault.personKey(number));
    expect(world.store.rows.size).toBe(2);
  });
});

describe("an alias", () => {
  test("lives as long as the conversation, and is written once a month", async () => {
    const writes = new Set<number>();
    for (let week = 0; week < 52; week += 1) {
      await world.say(week % 3 === 0 ? "id" : "number", "english");
      writes.add((await world.at(id)).version);
      const { expireAt } = world.store.rows.get(vault.personKey(id))!;
      if (week > 0) expect(expireAt).toBeGreaterThanOrEqual(world.store.rows.get(vault.personKey(number))!.expireAt);
      if (week > 0) expect((await world.at(id)).leadsTo).toBe(vault.personKey(number));
      world.now += 7 * day;
    }
    expect(writes.size).toBeLessThanOrEqual(13);
  });

  test("of an expired conversation leads nowhere: a new conversation begins, and moves to the number again", async () => {
    await world.say("number", "english", "STOP");
    world.now += 30 * day;
    expect((await world.at(id)).leadsTo).toBe(vault.personKey(number));
    expect(await world.say("id", "menu")).not.toBe("");
    expect((await world.at(id)).conversation).toMatchObject({ optedOut: false });
    await world.say("id", "english", "SIM");
    expect(await world.say("number", "3")).toMatch(/^Cancel in a shop/);
    expect((await world.at(id)).leadsTo).toBe(vault.personKey(number));
  });

  test("is replaced when it has expired and is not deleted yet", async () => {
    await world.say("number", "english");
    world.now += 90 * day;
    const next = "whatsapp:+85512000002";
    await world.say({ From: next, ExternalUserId: id }, "english", "SIM");
    expect(await world.say("id", "3")).toMatch(/^Cancel in a shop/);
    expect((await world.at(id)).leadsTo).toBe(vault.personKey(next));
  });

  test("whose row differs from the conversation, as after a restore, is corrected", async () => {
    await world.say("number", "english", "SIM");
    world.store.rows.set(vault.personKey(id), { leadsTo: "somebody", version: 9, expireAt: world.now + 60 * day });
    await world.say("number", "delete", "1");
    expect((await world.at(number)).conversation?.erased).toBe(true);
    await world.say("number", "english", "SIM");
    expect((await world.at(id)).leadsTo).toBe(vault.personKey(number));
    world.store.rows.delete(vault.personKey(id));
    await world.say("id", "english", "SIM", "7");
    world.now += 20 * day;
    await world.say("number", "hello");
    world.now += 20 * day;
    await world.say("number", "hello");
    expect((await world.at(id)).leadsTo).toBe(vault.personKey(number));
  });
});

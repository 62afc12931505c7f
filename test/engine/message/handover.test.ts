import { describe, expect, test } from "vitest";
import { codeIn, newCode } from "../../../functions/engine/checkback/handover-code.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import { runTurn } from "../../../functions/run-turn.ts";
import { sendCheckBack } from "../../../functions/send-check-back.ts";
import { memoryStore } from "../../../functions/store/memory.ts";
import { message, vault, worldOn } from "../../support/harness.ts";

test.each([
  ["BCDFGH", "BCDFGH"],
  [" bcdfgh. ", "BCDFGH"],
  ["thx pls", undefined],
  ["hmmmmm", undefined],
  ["ＢＣＤ-ＦＧＨ", "BCDFGH"],
  ["BCDFG", undefined],
  ["BCDFGHJ", undefined],
  ["SMARTY", undefined],
  ["123456", undefined],
  ["my code is BCDFGH", undefined],
  ["", undefined],
])("%j as a code: %s", (text, code) => {
  expect(codeIn(text)).toBe(code);
});

test("a new code is recognized as a code", () => {
  for (let n = 0; n < 20; n += 1) {
    const code = newCode((below) => n % below);
    expect(codeIn(code)).toBe(code);
  }
});

describe("a check-back moves to another phone", () => {
  const [old, other] = ["+85510000001", "whatsapp:+85510000002"];

  async function waiting() {
    const store = memoryStore();
    const world = worldOn(store);
    let sent = 0;
    const say = async (address: string, text: string) => {
      const channel = address.startsWith("whatsapp") ? "whatsapp" : "sms";
      sent += 1;
      const event = { ...message(`SM${sent}`, text), channel } as const;
      const { turn } = await runTurn(world.deps, vault.personKey(address), event, { address });
      return turn.replies.map((reply) => reply.text).join("\n");
    };
    const stateOf = async (address: string) => (await store.load(vault.personKey(address), world.now)).conversation;
    const checkBacksOf = async (address: string) => (await stateOf(address))?.checkBacks ?? [];
    await say(old, "make tea");
    await say(old, "7");
    const [made] = await checkBacksOf(old);
    const code = (made?.state === "open" && made.code) || "";
    return { ...world, world, store, say, stateOf, checkBacksOf, code };
  }

  test("its code is stored with it", async () => {
    const { store, code } = await waiting();
    expect([...store.codes]).toEqual([[code, { person: vault.personKey(old), expiresAt: expect.any(Number) }]]);
  });

  test("its code, texted from there, moves it there and leaves a notice on the old phone", async () => {
    const { deps, world, outbox, say, checkBacksOf, code, store } = await waiting();
    expect(await say(other, code.toLowerCase())).toBe("Asking here on Thu 10 Dec");
    expect(await checkBacksOf(other)).toMatchObject([{ id: "SM2", state: "open" }]);
    expect(await sendCheckBack(deps, vault.personKey(old))).toBe("handed-over");
    expect(outbox).toMatchObject([{ to: old, text: "Moved to another phone" }]);
    expect(await checkBacksOf(old)).toMatchObject([{ state: "handed-over" }]);
    expect([...store.timers.keys()]).toContain(`${vault.personKey(other)}#SM2`);
    world.now += 3 * day;
    expect(await sendCheckBack(deps, vault.personKey(old), "SM2")).toBe("already-over");
    await say(other, "hi");
    expect(await sendCheckBack(deps, vault.personKey(other), "SM2")).toBe("sent");
    expect(outbox.at(-1)).toMatchObject({ to: other, text: "Was it good\n1 Good\n2 Bad" });
    expect(outbox).toHaveLength(2);
  });

  test("a code works once", async () => {
    const { say, code, store } = await waiting();
    await say(other, code);
    expect(store.codes.size).toBe(0);
    expect(await say("+85510000003", code)).toBe("No such code");
  });

  test("of two phones that text its code at once, one gets it", async () => {
    const { say, code } = await waiting();
    const answers = await Promise.all([say(other, code), say("+85510000003", code)]);
    expect(answers.toSorted()).toEqual(["Asking here on Thu 10 Dec", "No such code"]);
  });

  test("its code, texted from the same phone, gets an explanation", async () => {
    const { say, code, checkBacksOf } = await waiting();
    expect(await say(old, code)).toBe("Text it from the other phone");
    expect(await checkBacksOf(old)).toMatchObject([{ state: "open", code }]);
  });

  test("when it was already asked on the old phone, the new phone gets the question at once", async () => {
    const { deps, world, say, code } = await waiting();
    world.now += 3 * day;
    await sendCheckBack(deps, vault.personKey(old));
    expect(await say(other, code)).toBe("Was it good\n1 Good\n2 Bad");
    expect(await say(other, "1")).toBe("Great");
  });

  test("after five wrong codes in a day no more codes are looked up", async () => {
    const { world, say, code, checkBacksOf } = await waiting();
    for (const wrong of ["ZXWVTS", "ZXWVTR", "ZXWVTQ", "ZXWVTP", "ZXWVTN"])
      expect(await say(other, wrong)).toBe("No such code");
    expect(await say(other, code)).toBe("Try tomorrow");
    expect(await checkBacksOf(other)).toEqual([]);
    for (const text of ["delete", "1"]) await say(other, text);
    expect(await say(other, code)).toBe("Try tomorrow");
    world.now += day + 1;
    expect(await say(other, code)).toContain("Asking here");
  });

  test.each([
    ["taken back", ["9"]],
    ["opted out", ["STOP"]],
    ["erased", ["delete", "1"]],
  ])("its code does not work once it is %s", async (_, said) => {
    const { say, code, store } = await waiting();
    for (const text of said) await say(old, text);
    expect(store.codes.size).toBe(0);
    expect(await say(other, code)).toBe("No such code");
  });

  test("when it is made again, the code that the person noted works for longer", async () => {
    const { world, say, code, checkBacksOf, store } = await waiting();
    world.now += 3 * day;
    await sendCheckBack(world.deps, vault.personKey(old));
    await say(old, "2");
    expect(await checkBacksOf(old)).toMatchObject([{ state: "open", code }]);
    expect([...store.codes]).toEqual([[code, expect.objectContaining({ expiresAt: world.now + 14 * day })]]);
    expect(await say(other, code)).toContain("Asking here");
  });

  test("a person who takes it over keeps the check-back of another guide", async () => {
    const { world, say, code, checkBacksOf, stateOf } = await waiting();
    const coffee = { ...world.deps.content.guides.tea!, guide: "coffee", name: { zh: "咖啡", en: "Make coffee" } };
    world.deps.content = { ...world.deps.content, guides: { ...world.deps.content.guides, coffee } };
    await say(other, "make tea");
    await say(other, "7");
    const [made] = await checkBacksOf(other);
    const inCoffee = { ...(await stateOf(other))!, checkBacks: [{ ...made!, guide: "coffee" }] };
    const key = vault.personKey(other);
    const { version } = await world.deps.store.load(key, world.now);
    await world.deps.store.commit(key, { conversation: inCoffee, address: other, version });
    expect(await say(other, code)).toBe("Asking here on Thu 10 Dec");
    expect(await checkBacksOf(other)).toMatchObject([
      { guide: "coffee", state: "open" },
      { guide: "tea", id: "SM2", state: "open" },
    ]);
  });

  test("STOP has priority over a text that looks like a code", async () => {
    const { say, stateOf } = await waiting();
    await say(other, "STOP");
    await say(other, "ZXWVTS");
    expect(await stateOf(other)).toMatchObject({ optedOut: true });
    expect(await stateOf(other)).not.toHaveProperty("wrongCodes");
  });
});

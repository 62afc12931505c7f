import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../functions/engine/state/conversation.ts";
import { runTurn, TookTooLong } from "../functions/run-turn.ts";
import { sendCheckBack } from "../functions/send-check-back.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { monday } from "./engine/talk.ts";
import { hasDynamo } from "./support/dynamo.ts";
import { dynamoWorld, message, vault, worldOn } from "./support/harness.ts";

const address = "+85510000001";
const person = vault.personKey(address);

describe.skipIf(!hasDynamo)("round trips to DynamoDB", () => {
  let world: Awaited<ReturnType<typeof dynamoWorld>>;
  const requestsOf = async (id: string, text: string) => {
    world.requests.length = 0;
    await runTurn(world.deps, person, message(id, text), { address });
    return world.requests;
  };
  beforeAll(async () => {
    world = await dynamoWorld("Converse");
  });

  test("are one read and one conditional write for a message, a transaction for a timer, and one read for a repeated message", async () => {
    expect(await requestsOf("SM1", "make tea")).toEqual(["GetItemCommand", "PutItemCommand"]);
    expect(await requestsOf("SM2", "1")).toEqual(["GetItemCommand", "PutItemCommand"]);
    expect(await requestsOf("SM3", "7")).toEqual(["GetItemCommand", "TransactWriteItemsCommand"]);
    expect(await requestsOf("SM3", "7")).toEqual(["GetItemCommand"]);
  });

  test("are two for a person with two addresses, and three for the address that leads to the other", async () => {
    const [number, id] = ["whatsapp:+85510000004", "whatsapp:KH.4"];
    let messages = 0;
    const requests = async (shown: "both" | "id") => {
      world.requests.length = 0;
      const address = shown === "id" ? id : number;
      const event = message(`SM${++messages}`, "make tea");
      await runTurn(world.deps, vault.personKey(address), event, { address, alias: shown === "both" ? id : undefined });
      return world.requests;
    };
    // The first message with both addresses writes the alias together with the conversation.
    expect(await requests("both")).toEqual(["GetItemCommand", "TransactWriteItemsCommand"]);
    expect(await requests("both")).toEqual(["GetItemCommand", "PutItemCommand"]);
    expect(await requests("id")).toEqual(["GetItemCommand", "GetItemCommand", "PutItemCommand"]);
    // The alias is renewed once a month while the conversation continues.
    for (const days of [20, 40]) {
      world.now = monday + days * day;
      const write = days === 20 ? "PutItemCommand" : "TransactWriteItemsCommand";
      expect(await requests("both")).toEqual(["GetItemCommand", write]);
    }
    world.now = monday;
  });

  test("two messages at once both count, and each is answered where it landed", async () => {
    const other = vault.personKey("+85510000002");
    await runTurn(world.deps, other, message("SM1", "make tea"), { address: "+85510000002" });
    const ends = await Promise.all(
      ["SM2", "SM3"].map((id) => runTurn(world.deps, other, message(id, "next"), { address: "+85510000002" })),
    );
    const { conversation } = await world.deps.store.load(other, world.now);
    expect(conversation?.recent.map(({ id }) => id).toSorted()).toEqual(["SM1", "SM2", "SM3"]);
    expect(ends.every(({ turn }) => turn.replies.length === 1)).toBe(true);
  });

  test("thirty messages from one person at once all count", async () => {
    const other = vault.personKey("+85510000009");
    const ids = Array.from({ length: 30 }, (_, i) => `SM${i}`);
    await Promise.all(
      ids.map((id) => runTurn(world.deps, other, message(id, "make tea"), { address: "+85510000009" })),
    );
    expect((await world.deps.store.load(other, world.now)).version).toBe(30);
  });

  test("the same webhook twice at once causes one write and gets the same answer", async () => {
    const other = vault.personKey("+85510000003");
    const [a, b] = await Promise.all(
      [1, 2].map(() => runTurn(world.deps, other, message("SM1", "泡茶"), { address: "+85510000003" })),
    );
    expect(a?.turn.replies).toEqual(b?.turn.replies);
    expect((await world.deps.store.load(other, world.now)).version).toBe(1);
  });
});

test("a race that is always lost ends in an error, not in a loop, and no reply is sent", async () => {
  const store = memoryStore();
  const world = worldOn({ ...store, commit: async () => "lost" });
  await expect(runTurn(world.deps, person, message("SM1", "make tea"), { address })).rejects.toThrow("lost the race");
});

test("a message that lost a commit and a minute with it does not answer what was asked since", async () => {
  const store = memoryStore();
  const world = worldOn(store);
  await runTurn(world.deps, person, message("SM1", "make tea"), { address });
  const before = await store.load(person, world.now);
  world.deps.store = {
    ...store,
    async commit() {
      world.now += 61_000;
      return "lost";
    },
  };
  await expect(runTurn(world.deps, person, message("SM2", "7"), { address })).rejects.toThrow(TookTooLong);
  expect(await store.load(person, world.now)).toEqual(before);
});

test("an alias that leads elsewhere at each commit ends in an error, too", async () => {
  const store = memoryStore();
  const { deps, now } = worldOn(store);
  const [number, id] = ["whatsapp:+85510000001", "whatsapp:KH.1"];
  const theirs = { leadsTo: vault.personKey("whatsapp:+85510000002"), version: 1, expireAt: now + day };
  // The alias leads to another person at each commit, and nowhere at each read.
  deps.store = {
    ...store,
    async commit(...commit) {
      store.rows.set(vault.personKey(id), theirs);
      const end = await store.commit(...commit);
      store.rows.delete(vault.personKey(id));
      return end;
    },
  };
  const ended = runTurn(deps, vault.personKey(number), message("SM1", "make tea"), { address: number, alias: id });
  await expect(ended).rejects.toThrow("lost the race");
  expect(store.rows.size).toBe(0);
});

test("the address is stored only while a check-back is open", async () => {
  const { deps } = worldOn(memoryStore());
  const kept = async (id: string, text: string) => {
    await runTurn(deps, person, message(id, text), { address });
    return (await deps.store.load(person, deps.now())).address;
  };
  expect(await kept("SM1", "make tea")).toBeUndefined();
  expect(await kept("SM2", "7")).toBe(address);
  expect(await kept("SM3", "1")).toBe(address);
  expect(await kept("SM4", "9")).toBeUndefined();
});

test("the address stays with an unsendable check-back, so that it can be retried, until the person declines", async () => {
  const world = worldOn(memoryStore());
  const { deps } = world;
  const kept = async () => (await deps.store.load(person, world.now)).address;
  await runTurn(deps, person, message("SM1", "make tea"), { address });
  await runTurn(deps, person, message("SM2", "7"), { address });
  world.now += 3 * day;
  world.answer = { kind: "refused", failure: "our-fault", code: 21606 };
  await sendCheckBack(deps, person);
  expect(await kept()).toBe(address);
  await runTurn(deps, person, message("SM3", "STOP"), { address });
  expect(await kept()).toBeUndefined();
});

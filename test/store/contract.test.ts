import { beforeAll, describe, expect, test } from "vitest";
import type { TimerChange } from "../../functions/engine/checkback/wake-time.ts";
import { day } from "../../functions/engine/state/conversation.ts";
import type { Store } from "../../functions/store/store.ts";
import { dueShards } from "../../functions/store/table.ts";
import { address, attempt, begun, dueConversation, now, type Opened, somebody, storesOn } from "./stores.ts";

const overdue = async (store: Store, at: number) =>
  (await Promise.all(dueShards.map((shard) => store.overdue({ shard, now: at, limit: 100 })))).flatMap(({ due }) =>
    due.map(({ person }) => person),
  );

describe.each(storesOn("StoreContract"))("the store: %s", (_, open) => {
  let store: Opened;
  beforeAll(async () => {
    store = await open();
  });

  test("an unknown person has no conversation, at version 0", async () => {
    expect(await store.load(somebody(), now)).toEqual({ conversation: undefined, address: undefined, version: 0 });
  });

  test("a committed conversation is loaded, with its address", async () => {
    const person = somebody();
    expect(await store.commit(person, { conversation: begun, address, version: 0 })).toBe("committed");
    expect(await store.load(person, now)).toEqual({ conversation: begun, address, version: 1 });
  });

  test("an address that is no longer needed is deleted", async () => {
    const person = somebody();
    await store.commit(person, { conversation: begun, address, version: 0 });
    await store.commit(person, { conversation: begun, address: undefined, version: 1 });
    expect((await store.load(person, now)).address).toBeUndefined();
  });

  test("the second of two first commits is lost, and changes nothing", async () => {
    const person = somebody();
    const [a, b] = [
      { ...begun, unclear: 1 },
      { ...begun, unclear: 2 },
    ];
    const ends = await Promise.all(
      [a, b].map((conversation) => store.commit(person, { conversation, address, version: 0 })),
    );
    expect(ends.toSorted()).toEqual(["committed", "lost"]);
    const winner = ends[0] === "committed" ? a : b;
    expect(await store.load(person, now)).toMatchObject({ conversation: winner, version: 1 });
  });

  test("a commit on an old version is lost, its timer too", async () => {
    const person = somebody();
    await store.commit(person, { conversation: begun, address, version: 0 });
    await store.commit(person, { conversation: begun, address, version: 1 });
    const late = {
      conversation: dueConversation(now),
      address,
      version: 1,
      timer: { set: [{ id: "SM1", dueAt: now }], drop: [] },
    };
    expect(await store.commit(person, late)).toBe("lost");
    expect(await overdue(store, now)).not.toContain(person);
    expect(await store.timerAt(person, "SM1")).toBeUndefined();
    expect((await store.load(person, now)).version).toBe(2);
  });

  test("30 days after the last message nothing is stored, and a new conversation can begin", async () => {
    const person = somebody();
    await store.commit(person, { conversation: begun, address, version: 0 });
    expect((await store.load(person, now + 30 * day - 1)).conversation).toEqual(begun);
    const { conversation, version } = await store.load(person, now + 30 * day);
    expect(conversation).toBeUndefined();
    expect(await store.commit(person, { conversation: begun, address, version })).toBe("committed");
  });

  test("an erased conversation is gone an hour later", async () => {
    const person = somebody();
    await store.commit(person, { conversation: { ...begun, erased: true }, address: undefined, version: 0 });
    expect((await store.load(person, now + day / 24)).conversation).toBeUndefined();
  });

  test("an overdue check-back is listed until it is no longer open", async () => {
    const person = somebody();
    const timer = { set: [{ id: "SM1", dueAt: now + 5000 }], drop: [] };
    await store.commit(person, { conversation: dueConversation(now + 5000), address, version: 0, timer });
    expect(await overdue(store, now + 4000)).not.toContain(person);
    expect(await overdue(store, now + 5000)).toContain(person);
    await store.commit(person, {
      conversation: dueConversation(now + 5000, { state: "sent", attempt }),
      address: undefined,
      version: 1,
    });
    expect(await overdue(store, now + 5000)).not.toContain(person);
  });

  test("a timer can be set, set again and deleted", async () => {
    const person = somebody();
    const change = (version: number, timer: TimerChange) =>
      store.commit(person, { conversation: begun, address, version, timer });
    expect(await change(0, { set: [{ id: "SM1", dueAt: now }], drop: [] })).toBe("committed");
    expect(await store.timerAt(person, "SM1")).toBe(now);
    expect(await change(1, { set: [{ id: "SM1", dueAt: now + day }], drop: [] })).toBe("committed");
    expect(await store.timerAt(person, "SM1")).toBe(now + day);
    expect(await change(2, { set: [], drop: ["SM1"] })).toBe("committed");
    expect(await store.timerAt(person, "SM1")).toBeUndefined();
    expect(await change(3, { set: [], drop: ["SM-never-set"] })).toBe("committed");
  });

  test("twenty writers at once each count once", async () => {
    const person = somebody();
    const add = async () => {
      for (let tries = 0; tries < 500; tries += 1) {
        const { conversation, version } = await store.load(person, now);
        const next = { ...(conversation ?? begun), unclear: (conversation?.unclear ?? 0) + 1 };
        if ((await store.commit(person, { conversation: next, address: undefined, version })) === "committed") return;
      }
    };
    await Promise.all(Array.from({ length: 20 }, add));
    expect((await store.load(person, now)).conversation?.unclear).toBe(20);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { lease } from "../../functions/engine/checkback/wake-time.ts";
import type { Overdue, Store } from "../../functions/store/store.ts";
import { dueShardOf } from "../../functions/store/table.ts";
import { address, attempt, dueConversation, first, inDays, now, somebody, storesOn } from "./stores.ts";

describe.each(storesOn("StoreOverdue"))("the index of what is overdue: %s", (_, open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  /** Since when a person is listed at `at`; undefined when they are not. */
  async function listedAt(person: string, at: number): Promise<number | undefined> {
    const { due } = await store.overdue({ shard: dueShardOf(person), now: at, limit: 100 });
    return due.find((each) => each.person === person)?.dueAt;
  }

  test.each<[what: string, more: Parameters<typeof dueConversation>[1], wakeAt: number | undefined]>([
    ["open: when it is due", {}, now + 5000],
    ["sending: when the lease is over", { state: "sending", attempt }, now + lease],
    ["sent, to be asked once more: then", { state: "sent", attempt, askAgainAt: inDays(2) }, inDays(2)],
    ["delivered, to be asked once more: then", { state: "delivered", attempt, askAgainAt: inDays(2) }, inDays(2)],
    ["sent: never", { state: "sent", attempt }, undefined],
    ["undeliverable: never", { state: "undeliverable" }, undefined],
    ["unsendable: never", { state: "unsendable" }, undefined],
    ["cancelled: never", { state: "cancelled" }, undefined],
  ])("%s", async (_, more, wakeAt) => {
    const person = somebody();
    await store.commit(person, first({ conversation: dueConversation(now + 5000, more), address }));
    if (wakeAt !== undefined) expect(await listedAt(person, wakeAt - 1000)).toBeUndefined();
    expect(await listedAt(person, inDays(20))).toBe(wakeAt);
    // The next commit removes the entry, for any state of the check-back.
    await store.commit(person, first({ version: 1 }));
    expect(await listedAt(person, inDays(20))).toBeUndefined();
  });

  test("pages list the longest overdue first, and each person once, also those due at the same second", async () => {
    const shard = dueShardOf(somebody());
    const people: Overdue[] = [];
    while (people.length < 7) {
      const person = somebody();
      if (dueShardOf(person) !== shard) continue;
      people.push({ person, dueAt: inDays(-30) + Math.floor(people.length / 3) * 1000 });
      await store.commit(person, first({ conversation: dueConversation(people.at(-1)!.dueAt), address }));
    }
    const pages: Overdue[][] = [];
    let from: Overdue | undefined;
    do {
      const { due, next } = await store.overdue({ shard, now: inDays(-29), limit: 3, from });
      pages.push(due);
      from = next;
    } while (from !== undefined && pages.length < 10);
    const listed = pages.flat();
    expect(pages.every((page) => page.length <= 3)).toBe(true);
    expect(listed.map(({ dueAt }) => dueAt)).toEqual(people.map(({ dueAt }) => dueAt));
    expect(listed.map(({ person }) => person).toSorted()).toEqual(people.map(({ person }) => person).toSorted());
  });

  test("a page continues where the last one ended, even when its last person is no longer listed", async () => {
    const shard = dueShardOf(somebody());
    const people: string[] = [];
    while (people.length < 3) {
      const person = somebody();
      if (dueShardOf(person) !== shard) continue;
      people.push(person);
      await store.commit(person, first({ conversation: dueConversation(inDays(-60) + people.length * 1000), address }));
    }
    const { due, next } = await store.overdue({ shard, now: inDays(-50), limit: 1 });
    expect(due.map(({ person }) => person)).toEqual(people.slice(0, 1));
    await store.commit(people[0]!, first({ version: 1 }));
    const rest = await store.overdue({ shard, now: inDays(-50), limit: 100, from: next });
    expect(rest.due.map(({ person }) => person)).toEqual(people.slice(1));
  });
});

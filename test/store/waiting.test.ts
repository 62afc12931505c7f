import { describe, expect, test } from "vitest";
import type { Store } from "../../functions/store/store.ts";
import { address, attempt, dueConversation, first, inDays, now, somebody, storesOn } from "./stores.ts";

describe.each(storesOn("StoreWaiting"))("the index of what waits: %s", (_, open) => {
  const commit = (store: Store, person: string, more: Parameters<typeof dueConversation>[1], version = 0) =>
    store.commit(person, first({ conversation: dueConversation(now, more), address, version }));

  test("counts each reason, finds the check-back that was due first, and does not count sent ones", async () => {
    const store = await open();
    const [early, later, unknown, phone] = [somebody(), somebody(), somebody(), somebody()];
    await commit(store, later, { delayedBy: "account", firstDueAt: inDays(2), dueAt: inDays(9) });
    await commit(store, early, { delayedBy: "account", firstDueAt: inDays(1), dueAt: inDays(8) });
    await commit(store, unknown, { state: "sending", attempt, lookUpAt: inDays(1), firstDueAt: now });
    await commit(store, phone, { delayedBy: "phone", firstDueAt: now });
    expect(await store.waiting("account")).toEqual({ count: 2, oldest: { person: early, firstDueAt: inDays(1) } });
    expect(await store.waiting("unknown")).toEqual({ count: 1, oldest: { person: unknown, firstDueAt: now } });
    expect(await store.waiting("phone")).toMatchObject({ count: 1 });
    expect(await store.waiting("refused")).toEqual({ count: 0 });
    await commit(store, early, { state: "sent", attempt, messageIds: ["SM7"], firstDueAt: inDays(1) }, 1);
    expect(await store.waiting("account")).toEqual({ count: 1, oldest: { person: later, firstDueAt: inDays(2) } });
  });
});

import { describe, expect, test } from "vitest";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import { begun, first, inDays, now, promised, somebody, storesOn } from "./stores.ts";

/** What a version after this one may have stored. */
const newer = (conversation: object) => first({ conversation: conversation as Conversation });

describe.each(storesOn("Newer"))("what a newer version stored, read by this one: %s", (_, open) => {
  test("a field that it does not know is passed over", async () => {
    const [store, person] = [await open(), somebody()];
    await store.commit(person, newer({ ...begun, mood: "good" }));
    expect(await store.load(person, now)).toMatchObject({ conversation: begun, version: 1 });
    expect((await store.load(person, now)).conversation).not.toHaveProperty("mood");
  });

  test("a state that it does not know can't be read", async () => {
    const [store, person] = [await open(), somebody()];
    await store.commit(person, newer(promised(inDays(3), { state: "snoozed" })));
    await expect(store.load(person, now)).rejects.toThrow(/state/);
  });
});

import { describe, expect, test } from "vitest";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import { begun, dueConversation, first, inDays, now, somebody, storesOn } from "./stores.ts";

/** A conversation that a later version may have stored. */
const newer = (conversation: object) => first({ conversation: conversation as Conversation });

describe.each(storesOn("Newer"))("what a newer version stored, read by this one: %s", (_, open) => {
  test("an unknown field is ignored", async () => {
    const [store, person] = [await open(), somebody()];
    await store.commit(person, newer({ ...begun, mood: "good" }));
    expect(await store.load(person, now)).toMatchObject({ conversation: begun, version: 1 });
    expect((await store.load(person, now)).conversation).not.toHaveProperty("mood");
  });

  test("an unknown state can't be read", async () => {
    const [store, person] = [await open(), somebody()];
    await store.commit(person, newer(dueConversation(inDays(3), { state: "snoozed" })));
    await expect(store.load(person, now)).rejects.toThrow(/state/);
  });
});

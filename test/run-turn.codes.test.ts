import { expect, test } from "vitest";
import { runTurn } from "../functions/run-turn.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { message, vault, worldOn } from "./support/harness.ts";

test("a code that was just deleted and is still read from the index moves nothing", async () => {
  const store = memoryStore();
  const { deps, now } = worldOn(store);
  const [mine, other] = ["+85510000001", "+85510000002"];
  const say = (address: string, id: string, text: string) =>
    runTurn(deps, vault.personKey(address), message(id, text), { address });
  await say(mine, "SM1", "make tea");
  await say(mine, "SM2", "7");
  const [old = ""] = [...store.codes.keys()];
  await say(mine, "SM3", "9");
  await say(mine, "SM5", "7");
  expect(store.codes.has(old)).toBe(false);
  deps.store = { ...store, personByCode: async () => vault.personKey(mine) };
  const { turn } = await say(other, "SM4", old);
  expect(turn.replies[0]?.text).toBe("No such code");
  expect((await store.load(vault.personKey(mine), now)).conversation?.checkBacks[0]).toMatchObject({
    id: "SM5",
    state: "open",
  });
});

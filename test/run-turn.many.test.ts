import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { runTurn } from "../functions/run-turn.ts";
import { dynamoWorld, message, vault } from "./support/harness.ts";

/** Without simulation: DynamoDB Local, real waits, and all messages at once. */
let world: Awaited<ReturnType<typeof dynamoWorld>>;
beforeAll(async () => {
  world = await dynamoWorld(`Many${randomBytes(4).toString("hex")}`);
  world.deps.sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
});

test("200 messages of one person at the same moment each count once", { timeout: 120_000 }, async () => {
  const address = "+85510000001";
  const person = vault.personKey(address);
  const ids = Array.from({ length: 200 }, (_, n) => `SM${n}`);
  await Promise.all(ids.map((id) => runTurn(world.deps, person, message(id, `tea ${id}`), { address })));
  const { conversation, version } = await world.deps.store.load(person, world.now);
  // Every message that was committed raises the version by one.
  expect(version).toBe(200);
  expect(conversation?.messageRate).toMatchObject({ isLimited: true });
});

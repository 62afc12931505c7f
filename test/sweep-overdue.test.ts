import { setImmediate as later } from "node:timers/promises";
import { expect, test } from "vitest";
import { day, hour } from "../functions/engine/state/conversation.ts";
import { runTurn } from "../functions/run-turn.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { dueShardOf, dueShards } from "../functions/store/table.ts";
import { sweepOverdue } from "../functions/sweep-overdue.ts";
import { contentOf, soup, tea } from "./engine/small-guide.ts";
import { message, vault, worldOn } from "./support/harness.ts";

test("a shard of the index that can't be read delays no other, and the run fails when the others are done", async () => {
  const world = worldOn(memoryStore());
  const addresses = Array.from({ length: 20 }, (_, i) => `+8551000000${i}`);
  for (const address of addresses) {
    await runTurn(world.deps, vault.personKey(address), message("SM1", "make tea"), { address });
    await runTurn(world.deps, vault.personKey(address), message("SM2", "7"), { address });
  }
  world.now += 3 * day;
  const [bad] = dueShards;
  const { overdue } = world.deps.store;
  world.deps.store.overdue = async (page) => {
    if (page.shard === bad) throw new Error("throttled");
    await later();
    return overdue(page);
  };
  await expect(sweepOverdue(world.deps)).rejects.toThrow("throttled");
  const others = addresses.filter((address) => dueShardOf(vault.personKey(address)) !== bad);
  expect(world.outbox.map(({ to }) => to).toSorted()).toEqual(others.toSorted());
  expect(world.lines.at(-1)).toMatchObject({ sweep: "ran", overdue: others.length, handled: others.length });
});

test("a check-back with an unknown result is not counted as handled, and comes after the others in the next run", async () => {
  const world = worldOn(memoryStore());
  const person = vault.personKey("+85510000001");
  await runTurn(world.deps, person, message("SM1", "make tea"), { address: "+85510000001" });
  await runTurn(world.deps, person, message("SM2", "7"), { address: "+85510000001" });
  world.now += 3 * day;
  world.answer = world.found = { kind: "unknown" };
  expect(await sweepOverdue(world.deps)).toMatchObject({ overdue: 1, handled: 0 });
  world.now += 11 * 60_000;
  expect(await sweepOverdue(world.deps)).toMatchObject({ overdue: 1, handled: 0 });
  expect(await sweepOverdue(world.deps)).toMatchObject({ overdue: 0 });
  world.now += 16 * 60_000;
  world.found = { kind: "accepted", messageId: "SM77" };
  expect(await sweepOverdue(world.deps)).toMatchObject({ overdue: 1, handled: 1 });
});

test("how long a check-back waits is measured in the contact hours of its own guide, not of another", async () => {
  const world = worldOn(memoryStore());
  const untilOne: typeof tea = { ...soup, hours: { ...soup.hours, to: "13:00" } };
  world.deps.content = contentOf(tea, untilOne);
  // The index holds whole seconds.
  const { waiting } = world.deps.store;
  world.deps.store.waiting = async (reason) => {
    const { count, oldest } = await waiting(reason);
    return { count, oldest: oldest && { ...oldest, firstDueAt: Math.floor(oldest.firstDueAt / 1000) * 1000 } };
  };
  world.now += 500;
  const person = vault.personKey("+85510000001");
  for (const [i, text] of ["make tea", "7", "make soup", "7"].entries())
    await runTurn(world.deps, person, message(`SM${i}`, text), { address: "+85510000001" });
  world.now += 3 * day;
  world.deps.sender.send = async () => {
    const { answer } = world;
    world.answer = { kind: "refused", failure: "not-accepted", code: 20429 };
    return answer;
  };
  expect(await sweepOverdue(world.deps)).toMatchObject({ handled: 2, waiting: { refused: 1 } });
  // Five hours later it is outside the guide's hours, which ended after two.
  world.now += 5 * hour;
  expect(await sweepOverdue(world.deps)).toMatchObject({ oldestOverdueMs: 2 * hour - 500, waiting: { refused: 1 } });
});

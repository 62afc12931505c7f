import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { day } from "../../../functions/engine/state/conversation.ts";
import { runTurn } from "../../../functions/run-turn.ts";
import { memoryStore } from "../../../functions/store/memory.ts";
import { dueShardOf } from "../../../functions/store/table.ts";
import { sweepOverdue } from "../../../functions/sweep-overdue.ts";
import { watchTurns } from "../../../infra/local/watch-turns.ts";
import { message, vault, worldOn } from "../../support/harness.ts";

test("a sweep of several people assigns each line to its person, and its own line to no one", async () => {
  const lines: string[] = [];
  const turns = watchTurns(memoryStore(), (person, line) => void lines.push(`${person} ${line.turn ?? line.sweep}`));
  const world = worldOn(turns.store);
  world.deps.log = turns.log;
  const addresses = Array.from({ length: 12 }, (_, n) => `+855100000${n + 10}`);
  const people = addresses.map(vault.personKey);
  for (const [n, address] of addresses.entries()) {
    await runTurn(world.deps, people[n]!, message("SM1", "make tea"), { address });
    await runTurn(world.deps, people[n]!, message("SM2", "7"), { address });
  }
  world.now += 3 * day;
  let sent = 0;
  world.deps.sender.send = async ({ to }) => {
    sent += 1;
    // The first are answered last.
    await sleep(200 - sent * 15);
    return { kind: "accepted", messageId: to };
  };
  await turns.watch(() => sweepOverdue(world.deps));
  expect(new Set(people.map(dueShardOf)).size).toBeGreaterThan(1);
  expect(lines.toSorted()).toEqual([" ran", ...people.map((person) => `${person} check-back-sent`)].toSorted());
});

import { expect, inject, test } from "vitest";
import type { Swept } from "../../../functions/log/log.ts";
import { dueShardOf } from "../../../functions/store/table.ts";
import { createVault } from "../../../functions/store/vault.ts";
import { addressSecret } from "../environment.ts";
import { posted, sms } from "../events.ts";
import { dueTimes } from "./timers.ts";
import { aWorld } from "./world.ts";

const vault = createVault(addressSecret);
const minute = 60_000;

/** Some people in one shard of the index, whose check-backs have been due for ten minutes without a wake-up by their timers. */
async function overdue(table: string, count: number, parallel = 150) {
  const everybody = Array.from({ length: 40 }, (_, i) => `+8551000${String(i).padStart(4, "0")}`);
  const people = everybody.filter((person) => dueShardOf(vault.personKey(person)) === "0").slice(0, count);
  const world = await aWorld(table);
  // The sweep does not wait for timers.
  const noGrace = { CHECKBACK_SWEEP_GRACE_MINUTES: "0" };
  const inbound = await world.start("inbound", 0, noGrace);
  for (const person of people)
    for (const text of ["注销", "7"]) await inbound.answer(posted("/twilio/message", sms(text, person)));
  const due = Math.max(...(await dueTimes(world.client, table)).values());
  const settings = { ...noGrace, CHECKBACK_SWEEP_PARALLEL: String(parallel) };
  const sweep = await world.start("sweep", due + 10 * minute - Date.now(), settings);
  return { ...world, sweep, sent: () => people.flatMap((person) => world.twilio.sentTo(person)).length };
}

const { scheduled } = inject("functions");

test("the schedule's event makes the sweep write once to each overdue person, and log what it found", async () => {
  const { sweep, sent } = await overdue("LambdaSweep", 2);
  const swept = await sweep.answer<Swept>(scheduled);
  expect(swept).toMatchObject({ overdue: 2, handled: 2, hasMore: false });
  expect(swept.oldestOverdueMs).toBeGreaterThanOrEqual(10 * minute);
  expect(sent()).toBe(2);
  expect(await sweep.answer(scheduled)).toMatchObject({ overdue: 0, handled: 0, oldestOverdueMs: 0, hasMore: false });
  expect(sent()).toBe(2);
  expect(sweep.memory()).toBeLessThan(inject("functions").sweep.memory);
});

test("with a minute left, and Twilio silent, the sweep ends in time after one check-back, and begins with no other", async () => {
  const { sweep, sent, twilio } = await overdue("LambdaSweepShort", 2, 1);
  expect(await sweep.answer(scheduled, minute)).toMatchObject({
    overdue: 0,
    handled: 0,
    oldestOverdueMs: 0,
    hasMore: true,
  });
  twilio.setMode("silent");
  expect(await sweep.answer<Swept>(scheduled, minute + 3_000)).toMatchObject({ overdue: 1, hasMore: true });
  twilio.setMode("no-callbacks");
  expect(await sweep.answer<Swept>(scheduled)).toMatchObject({ overdue: 1, handled: 1, hasMore: false });
  expect(sent()).toBe(1);
});

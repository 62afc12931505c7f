import { expect, test } from "vitest";
import { memoryStore } from "../../../functions/store/memory.ts";
import { memorySpending } from "../../../functions/store/memory-spending.ts";
import { portsOn } from "../ours.ts";
import { createApplicants } from "./applicants.ts";
import { commitFor } from "./load.ts";
import { on, sweepHour } from "./sweep-hour.ts";

const silent = { step() {}, count() {}, end() {} };

/** The first hour's check-backs in memory. */
async function hourOf(due: number) {
  const [applicants, clock, store] = [createApplicants(due), { ahead: 0 }, memoryStore()];
  for (let n = 0; n < due; n += 1) {
    const { person, commit } = await commitFor(applicants, n);
    await store.commit(person, { ...commit, version: 0 });
  }
  const ports = portsOn(store, memorySpending(), on(clock));
  return { name: "memory", ports, clock, applicants, first: 0, count: due, progress: silent };
}

test("an hour's check-backs are sent within the five minutes of the sweep after each was due", async () => {
  const { handled, late } = await sweepHour({ ...(await hourOf(24)), twilioMs: 1 });
  expect(handled).toBe(24);
  expect(late[0]).toBeGreaterThan(0);
  expect(late[2]).toBeLessThan(5 * 60 + 30);
});

test("two sweeps and the stream at once send each one time, and one that is sent twice is noticed", async () => {
  const hour = await hourOf(24);
  expect(await sweepHour({ ...hour, isTogether: true, twilioMs: 1 })).toMatchObject({ handled: 24 });

  const careless = await hourOf(4);
  const { commit } = careless.ports.store;
  // The claim is not written, so the other sweep finds the check-back open.
  careless.ports.store.commit = async (person, next, ...also) =>
    next.conversation.checkBacks[0]?.state === "sending" ? "committed" : commit(person, next, ...also);
  await expect(sweepHour({ ...careless, isTogether: true, twilioMs: 1 })).rejects.toThrow(/were sent twice/);
});

import { describe, expect, test } from "vitest";
import { day } from "../functions/engine/state/conversation.ts";
import { runTurn } from "../functions/run-turn.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { onStream } from "../functions/stream.ts";
import { sweepOverdue } from "../functions/sweep-overdue.ts";
import { contentOf, soup, tea } from "./engine/small-guide.ts";
import { message, vault, worldOn } from "./support/harness.ts";

const minute = 60_000;
const grace = 30 * minute;

/** People whose check-back is due now, Thursday at 11:00. */
async function worldWithCheckBacks(count: number, sweepGrace = 0) {
  const world = worldOn(memoryStore({ sweepGrace }));
  const addresses = Array.from({ length: count }, (_, i) => `+855100000${i + 10}`);
  for (const address of addresses) {
    await runTurn(world.deps, vault.personKey(address), message("SM1", "make tea"), { address });
    await runTurn(world.deps, vault.personKey(address), message("SM2", "7"), { address });
  }
  world.now += 3 * day;
  return world;
}

const expired = (address: string) => ({
  eventName: "REMOVE" as const,
  userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
  dynamodb: {
    Keys: { pk: { S: vault.personKey(address) }, sk: { S: "TIMER#SM2" } },
    OldImage: { entity: { S: "TIMER" } },
    SequenceNumber: "1",
  },
});

describe("the timer first, the sweep after its grace", () => {
  test("within the grace the sweep leaves a check-back to its timer; after it, it sends", async () => {
    const world = await worldWithCheckBacks(2, grace);
    world.now += grace - minute;
    expect(await sweepOverdue(world.deps)).toMatchObject({ overdue: 0 });
    await onStream(world.deps, { Records: [expired("+85510000010")] });
    world.now += minute;
    expect(await sweepOverdue(world.deps)).toMatchObject({ overdue: 1, handled: 1, oldestOverdueMs: grace });
    const sent = world.lines.filter(({ turn }) => turn === "check-back-sent");
    expect(sent.map(({ wokenBy }) => wokenBy)).toEqual(["stream", "sweep"]);
  });

  test("the sweep makes a retry when it is due, and does not leave it to its timer", async () => {
    const world = await worldWithCheckBacks(1, grace);
    world.answer = { kind: "refused", failure: "not-accepted", code: 20429 };
    await onStream(world.deps, { Records: [expired("+85510000010")] });
    world.now += 15 * minute;
    world.answer = { kind: "accepted", messageId: "SM77" };
    expect(await sweepOverdue(world.deps)).toMatchObject({ overdue: 1, handled: 1 });
  });
});

describe("overdue", () => {
  test("is measured from when a check-back was first due, not from its next attempt", async () => {
    const world = await worldWithCheckBacks(3);
    world.answer = { kind: "refused", failure: "not-accepted", code: 20429 };
    const oldest: number[] = [];
    for (let at = 0; at <= 120; at += 5) {
      oldest.push((await sweepOverdue(world.deps)).oldestOverdueMs / minute);
      world.now += 5 * minute;
    }
    expect(oldest).toEqual(Array.from({ length: 25 }, (_, i) => i * 5));
    expect(world.lines.at(-1)).toMatchObject({ sweep: "ran", waiting: { refused: 3 } });
  });

  test("does not grow at night, and does not go down either", async () => {
    const world = await worldWithCheckBacks(1);
    world.answer = { kind: "refused", failure: "not-accepted", code: 20429 };
    const measured: number[] = [];
    for (const hours of [0, 6, 3, 8, 7]) {
      world.now += hours * 60 * minute;
      measured.push((await sweepOverdue(world.deps)).oldestOverdueMs / minute / 60);
    }
    // From 11:00: 11:00, 17:00, 20:00, 04:00, 11:00.
    expect(measured).toEqual([0, 6, 7, 7, 8]);
  });

  test("a phone that is off is counted as waiting, and is not overdue", async () => {
    const world = await worldWithCheckBacks(1);
    world.answer = { kind: "refused", failure: "unreachable", code: 30003 };
    await sweepOverdue(world.deps);
    world.now += 10 * minute;
    expect(await sweepOverdue(world.deps)).toMatchObject({ oldestOverdueMs: 0, waiting: { phone: 1 } });
  });

  test("a check-back whose result Twilio does not know waits as unknown", async () => {
    const world = await worldWithCheckBacks(1);
    world.answer = world.found = { kind: "unknown" };
    await sweepOverdue(world.deps);
    world.now += 11 * minute;
    await sweepOverdue(world.deps);
    world.now += 10 * minute;
    expect(await sweepOverdue(world.deps)).toMatchObject({ oldestOverdueMs: 21 * minute, waiting: { unknown: 1 } });
  });
});

describe("an account whose messages Twilio refuses", () => {
  test("ends the sweep after some equal refusals, and all check-backs are sent when it is corrected", async () => {
    const world = await worldWithCheckBacks(40);
    world.answer = { kind: "refused", failure: "account-blocked", code: 20005 };
    const first = await sweepOverdue(world.deps);
    expect(first).toMatchObject({ stoppedBy: 20005, hasMore: true });
    expect(world.outbox.length).toBeLessThan(10);
    // From ten in the morning until the afternoon, with a run every five minutes.
    for (let runs = 0; runs < 60; runs += 1) {
      world.now += 5 * minute;
      await sweepOverdue(world.deps);
    }
    const refused = world.outbox.length;
    expect(world.lines.some(({ unsendable }) => unsendable)).toBe(false);
    world.answer = { kind: "accepted", messageId: "SM77" };
    for (let runs = 0; runs < 7; runs += 1) {
      await sweepOverdue(world.deps);
      world.now += 5 * minute;
    }
    expect(world.outbox.length - refused).toBe(40);
  });

  test("refusals by other codes, or with a success between them, do not end it", async () => {
    const world = await worldWithCheckBacks(40);
    let tries = 0;
    world.deps.sender.send = async () => {
      tries += 1;
      if (tries % 5 === 0) return { kind: "accepted", messageId: `SM7${tries}` };
      return { kind: "refused", failure: "account-blocked", code: 21408 };
    };
    expect(await sweepOverdue(world.deps)).toMatchObject({ overdue: 40, hasMore: false });
    expect(tries).toBe(40);
  });
});

describe("a delay outside of the deployment", () => {
  test.each<[failure: "unreachable" | "transient" | "country-blocked" | "over-budget" | "over-pace", reason: string]>([
    ["unreachable", "phone"],
    ["transient", "phone"],
    ["country-blocked", "country"],
    ["over-budget", "budget"],
    ["over-pace", "pace"],
  ])(
    "%s is counted as waiting for %s, and is never overdue, not even when it is tried again",
    async (failure, reason) => {
      const world = await worldWithCheckBacks(3);
      world.answer = { kind: "refused", failure, code: undefined };
      for (let runs = 0; runs < 40; runs += 1) {
        const { oldestOverdueMs, waiting } = await sweepOverdue(world.deps);
        if (runs > 0) expect(oldestOverdueMs).toBe(0);
        if (runs === 1) expect(waiting).toMatchObject({ [reason]: 3 });
        world.now += 10 * minute;
      }
    },
  );

  test("a check-back whose result becomes known does not wait as unknown any more", async () => {
    const world = await worldWithCheckBacks(1);
    world.answer = world.found = { kind: "unknown" };
    await sweepOverdue(world.deps);
    world.now += 11 * minute;
    await sweepOverdue(world.deps);
    world.found = { kind: "not-found" };
    world.now += 16 * minute;
    expect((await sweepOverdue(world.deps)).waiting).toMatchObject({ unknown: 0, refused: 1 });
  });
});

test("a check-back that is due shortly before the contact hours end is not left to its timer after them", async () => {
  const world = worldOn(memoryStore({ sweepGrace: grace }));
  world.now += 6 * 60 * minute + 50 * minute;
  const address = "+85510000010";
  await runTurn(world.deps, vault.personKey(address), message("SM1", "make tea"), { address });
  await runTurn(world.deps, vault.personKey(address), message("SM2", "7"), { address });
  // Thursday at 17:50; the guide's hours end at 18:00.
  world.now += 3 * day;
  expect(await sweepOverdue(world.deps)).toMatchObject({ overdue: 1, handled: 1 });
  expect(world.outbox).toHaveLength(1);
});

test("a check-back that was moved to the next morning is late from when it was first due", async () => {
  const world = await worldWithCheckBacks(1);
  world.now += 8 * 60 * minute;
  await sweepOverdue(world.deps);
  expect(world.outbox).toEqual([]);
  // The end of the first hour of the guide's hours: by then every person's is due.
  world.now += 16 * 60 * minute;
  await sweepOverdue(world.deps);
  expect(world.lines.find(({ turn }) => turn === "check-back-sent")).toMatchObject({ late: 24 * 60 * 60 });
});

describe("the check-backs of a night", () => {
  const ten = Date.parse("2026-12-11T10:00:00+07:00");
  const address = (i: number) => `+855100000${i + 10}`;

  test("are due in the first hour of the contact hours, each person's at their own time, and are sent then", async () => {
    const world = worldOn(memoryStore());
    world.deps.content = contentOf(tea, soup);
    world.now = ten - 3 * day - 4 * 60 * minute;
    for (let i = 0; i < 40; i += 1)
      for (const [n, text] of ["make tea", "7", "make soup", "7"].entries())
        await runTurn(world.deps, vault.personKey(address(i)), message(`SM${n}`, text), { address: address(i) });
    const due = new Map<string, number[]>();
    for (let i = 0; i < 40; i += 1) {
      const { conversation } = await world.deps.store.load(vault.personKey(address(i)), world.now);
      due.set(address(i), conversation?.checkBacks.flatMap((each) => ("dueAt" in each ? each.dueAt : [])) ?? []);
    }
    // Both of a person are due together.
    for (const [tea, soup] of due.values()) expect([tea, soup]).toEqual([tea, tea]);
    const times = [...due.values()].map(([time = 0]) => time);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(ten);
    expect(Math.max(...times)).toBeLessThan(ten + 60 * minute);
    expect(new Set(times).size).toBeGreaterThan(35);

    const sentBy = async (at: number) => {
      world.now = at;
      await sweepOverdue(world.deps);
      return world.outbox.length;
    };
    expect(await sentBy(ten - minute)).toBe(0);
    const half = await sentBy(ten + 30 * minute);
    expect(half).toBe(2 * times.filter((time) => time <= ten + 30 * minute).length);
    expect(half).toBeGreaterThan(20);
    expect(half).toBeLessThan(60);
    expect(await sentBy(ten + 60 * minute)).toBe(80);
  });

  test("that were moved to the morning are spread, too", async () => {
    const world = await worldWithCheckBacks(20);
    world.now += 8 * 60 * minute;
    await sweepOverdue(world.deps);
    const times = new Set<number>();
    for (let i = 0; i < 20; i += 1) {
      const person = vault.personKey(address(i));
      const { conversation } = await world.deps.store.load(person, world.now);
      const [checkBack] = conversation?.checkBacks ?? [];
      if (checkBack?.state === "open") times.add(checkBack.dueAt);
    }
    expect(times.size).toBeGreaterThan(15);
    expect(Math.max(...times) - ten).toBeLessThan(60 * minute);
    expect(Math.min(...times) - ten).toBeGreaterThanOrEqual(0);
  });
});

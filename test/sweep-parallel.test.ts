import { setImmediate as later } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { day } from "../functions/engine/state/conversation.ts";
import { refusalsInARow } from "../functions/refusals-in-a-row.ts";
import { runTurn } from "../functions/run-turn.ts";
import { createSlots } from "../functions/slots.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { dueShards } from "../functions/store/table.ts";
import { onStream } from "../functions/stream.ts";
import { sweepOverdue } from "../functions/sweep-overdue.ts";
import { contentOf, soup, tea } from "./engine/small-guide.ts";
import { hasDynamo } from "./support/dynamo.ts";
import { dynamoWorld, message, vault, worldOn } from "./support/harness.ts";

type World = ReturnType<typeof worldOn>;

const addressOf = (i: number) => `+8551${String(i).padStart(7, "0")}`;

/** Makes check-backs of people that are due now, Thursday at 11:00. */
async function withCheckBacks(world: World, people: number, texts = ["make tea", "7"]) {
  const addresses = Array.from({ length: people }, (_, i) => addressOf(i));
  const write = async (address: string) => {
    for (const [i, text] of texts.entries())
      await runTurn(world.deps, vault.personKey(address), message(`SM${i}`, text), { address });
  };
  for (let i = 0; i < people; i += 20) await Promise.all(addresses.slice(i, i + 20).map(write));
  world.now += 3 * day;
  return addresses;
}

/** Each message takes a while. Returns how many are on their way, and how many were at most. */
function slowly(world: World, wait: () => Promise<unknown> = later) {
  const { send } = world.deps.sender;
  const onTheirWay = { now: 0, most: 0 };
  world.deps.sender.send = async (outgoing) => {
    onTheirWay.now += 1;
    onTheirWay.most = Math.max(onTheirWay.most, onTheirWay.now);
    await wait();
    onTheirWay.now -= 1;
    return send(outgoing);
  };
  return onTheirWay;
}

const sorted = (world: World) => world.outbox.map(({ to }) => to).toSorted();

describe("the sweep handles many people at once", () => {
  test.each([1, 7, 20])("%d at most, and each person once", async (parallel) => {
    const world = worldOn(memoryStore());
    const addresses = await withCheckBacks(world, 80);
    const onTheirWay = slowly(world);
    expect(await sweepOverdue(world.deps, undefined, parallel)).toMatchObject({ overdue: 80, handled: 80 });
    expect(onTheirWay.most).toBe(parallel);
    expect(sorted(world)).toEqual(addresses.toSorted());
  });

  test("the check-backs of one person go out one after the other, the first due first", async () => {
    const world = worldOn(memoryStore());
    world.deps.content = contentOf(tea, soup);
    const addresses = await withCheckBacks(world, 30, ["make tea", "7", "make soup", "7"]);
    const sending = new Set<string>();
    const { send } = world.deps.sender;
    world.deps.sender.send = async (outgoing) => {
      expect(sending.has(outgoing.to)).toBe(false);
      sending.add(outgoing.to);
      await later();
      sending.delete(outgoing.to);
      return send(outgoing);
    };
    expect(await sweepOverdue(world.deps)).toMatchObject({ overdue: 30, handled: 60 });
    for (const address of addresses)
      expect(world.outbox.filter(({ to }) => to === address).map(({ checkBack }) => checkBack)).toEqual(["SM1", "SM3"]);
  });

  test("a page of the index is read when the people before it have had their turn", async () => {
    const world = worldOn(memoryStore());
    await withCheckBacks(world, 60);
    const { overdue } = world.deps.store;
    const pageSize = 2;
    let [read, pages, ahead] = [0, 0, 0];
    world.deps.store.overdue = async (page) => {
      const found = await overdue({ ...page, limit: pageSize });
      read += found.due.length;
      pages += 1;
      return found;
    };
    const onTheirWay = slowly(world, async () => {
      ahead = Math.max(ahead, read - world.outbox.length);
      await later();
    });
    expect(await sweepOverdue(world.deps, undefined, 10)).toMatchObject({ handled: 60 });
    expect(pages).toBeGreaterThanOrEqual(60 / pageSize);
    expect(onTheirWay.most).toBe(10);
    expect(ahead).toBeLessThanOrEqual(10 + dueShards.length * pageSize);
  });
});

describe("an account that is refused", () => {
  const blocked = { kind: "refused", failure: "account-blocked", code: 20005 } as const;

  test("while many are on their way: those end, and hardly any other begins", async () => {
    const world = worldOn(memoryStore());
    await withCheckBacks(world, 150);
    let [refused, isBlocked] = [0, false];
    const onTheirWay = slowly(world);
    const { send } = world.deps.sender;
    world.deps.sender.send = async (outgoing) => {
      const sent = await send(outgoing);
      isBlocked ||= onTheirWay.most >= 50;
      refused += isBlocked ? 1 : 0;
      return isBlocked ? blocked : sent;
    };
    expect(await sweepOverdue(world.deps, undefined, 50)).toMatchObject({ stoppedBy: 20005, hasMore: true });
    expect(refused).toBeGreaterThanOrEqual(5);
    expect(refused).toBeLessThanOrEqual(50 + 5);
  });

  test("two sweeps at once stop both, although each finds that the other was first", async () => {
    const world = worldOn(memoryStore());
    await withCheckBacks(world, 60);
    slowly(world);
    world.answer = blocked;
    const both = await Promise.all([sweepOverdue(world.deps), sweepOverdue(world.deps)]);
    expect(both).toMatchObject([{ stoppedBy: 20005 }, { stoppedBy: 20005 }]);
    expect(world.outbox.length).toBeLessThan(20);
  });

  const of = (outcome: "open" | "sent" | "lost" | "being-sent", refusedBy?: "account" | "sender") => ({
    outcome,
    overdueMs: 0,
    ...(refusedBy && { refusal: { of: refusedBy, code: 20005 } }),
  });

  test("a message that was accepted ends the row; a result that says nothing of the account does not", () => {
    const row = refusalsInARow(100);
    for (let i = 0; i < 4; i += 1) row.note(of("open", "account"));
    row.note(of("sent"));
    for (let i = 0; i < 4; i += 1) {
      row.note(of("open", "account"));
      row.note(of("lost"));
      row.note(of("being-sent"));
    }
    expect(row.stoppedBy()).toBeUndefined();
    row.note(of("open", "account"));
    expect(row.stoppedBy()).toBe(20005);
    row.note(of("sent"));
    expect(row.stoppedBy()).toBe(20005);
  });

  test("few are sent at once until messages are accepted, and again after a refusal; one sender's refusal slows no other", () => {
    const row = refusalsInARow(100);
    expect(row.atOnce()).toBe(5);
    row.note(of("lost"));
    expect(row.atOnce()).toBe(5);
    for (let i = 0; i < 200; i += 1) row.note(of("sent"));
    expect(row.atOnce()).toBe(100);
    row.note(of("open", "sender"));
    expect(row.atOnce()).toBe(100);
    row.note(of("open", "account"));
    expect(row.atOnce()).toBe(5);
    expect(refusalsInARow(2).atOnce()).toBe(2);
  });
});

test("slots are given in the order in which they were asked for, as many as there are at that time", async () => {
  let most = 2;
  const [slots, got] = [createSlots(() => most), [] as number[]];
  for (let i = 0; i < 6; i += 1) slots.take().then(() => got.push(i));
  await later();
  expect(got).toEqual([0, 1]);
  most = 4;
  slots.free();
  await later();
  expect(got).toEqual([0, 1, 2, 3, 4]);
  most = 1;
  for (let i = 0; i < 3; i += 1) slots.free();
  await later();
  expect(got).toEqual([0, 1, 2, 3, 4]);
  slots.free();
  await later();
  expect(got).toEqual([0, 1, 2, 3, 4, 5]);
});

test.skipIf(!hasDynamo)(
  "two sweeps and the stream at once write once to each of many people, on DynamoDB's own engine",
  async () => {
    const world = await dynamoWorld("SweepParallel");
    const addresses = await withCheckBacks(world, 60);
    slowly(world);
    const expired = (address: string) => ({
      eventName: "REMOVE" as const,
      userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
      dynamodb: {
        Keys: { pk: { S: vault.personKey(address) }, sk: { S: "TIMER#SM1" } },
        OldImage: { entity: { S: "TIMER" } },
        SequenceNumber: "1",
      },
    });
    const batches = Array.from({ length: 5 }, (_, part) => addresses.filter((_, i) => i % 5 === part).map(expired));
    await Promise.all([
      sweepOverdue(world.deps, undefined, 20),
      sweepOverdue(world.deps, undefined, 20),
      ...batches.map((Records) => onStream(world.deps, { Records })),
    ]);
    world.client.destroy();
    expect(sorted(world)).toEqual(addresses.toSorted());
    const wokenBy = new Set(world.lines.filter(({ turn }) => turn === "check-back-sent").map((line) => line.wokenBy));
    expect(wokenBy).toEqual(new Set(["sweep", "stream"]));
    const met = world.lines.filter(({ turn }) => turn === "being-sent" || turn === "already-sent");
    expect(met.length).toBeGreaterThan(0);
  },
  120_000,
);

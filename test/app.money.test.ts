import { beforeAll, describe, expect, test } from "vitest";
import { createBudget } from "../functions/budget.ts";
import { costOf } from "../functions/engine/message/allowance.ts";
import { hour } from "../functions/engine/state/conversation.ts";
import { runTurn } from "../functions/run-turn.ts";
import { dynamoSpending } from "../functions/store/dynamo-spending.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { memorySpending } from "../functions/store/memory-spending.ts";
import type { Spending } from "../functions/store/spending.ts";
import { content } from "../functions/wiring/content.ts";
import { defaultLimits, type Limits } from "../functions/wiring/limits.ts";
import { usSegment } from "../infra/operate/cost/prices.ts";
import { hasDynamo } from "./support/dynamo.ts";
import { dynamoWorld, message, vault, worldOn } from "./support/harness.ts";

/*
 * Traffic pumping: strangers make us send messages, because they get a share of the price. The limits bound the bill
 * for any number of strangers.
 */

type World = ReturnType<typeof worldOn>;

function limit(world: World, spending: Spending, limits: Partial<Limits> = {}) {
  const all = { ...defaultLimits, countries: [], ...limits };
  const { now, log } = world.deps;
  const budget = createBudget({ limits: all, spending, random: () => 0, now, log });
  Object.assign(world.deps, { content, budget });
  return all;
}

/** The segments that the reply to a message takes. */
async function segmentsFor(world: World, id: string, text: string, from: string): Promise<number> {
  const { turn } = await runTurn(world.deps, vault.personKey(from), message(id, text), { address: from });
  return turn.replies.reduce((sum, { text }) => sum + costOf("sms", text), 0);
}

const said = ["english", "sim", "1", "0"];

/** A thousand new numbers write every quarter of an hour. Returns the segments of the replies. */
async function pump(world: World, numberOf: (n: number) => string, steps = said.length): Promise<number> {
  let segments = 0;
  for (let step = 0; step < steps; step += 1) {
    for (let n = 0; n < 1_000; n += 1) segments += await segmentsFor(world, `SM${n}-${step}`, said[step]!, numberOf(n));
    world.now += hour / said.length;
  }
  return segments;
}

describe("a thousand new numbers write for an hour", { timeout: 180_000 }, () => {
  test("cost the limit of an hour, when they are from one country", async () => {
    const world = worldOn(memoryStore());
    const { perCountryHour, reservePercent } = limit(world, memorySpending());
    const bill = usSegment * (await pump(world, (n) => `+8551000${1_000 + n}`));
    const most = usSegment * perCountryHour * (1 - reservePercent / 100);
    expect(bill).toBeLessThanOrEqual(most);
    expect(bill).toBeGreaterThan(0.6 * most);
  });

  test("cost the limit of the stage's day, when they are from ten countries", async () => {
    const world = worldOn(memoryStore());
    const { perDay, reservePercent } = limit(world, memorySpending());
    const codes = [855, 66, 84, 62, 63, 60, 880, 91, 92, 95];
    const bill = usSegment * (await pump(world, (n) => `+${codes[n % 10]}10000${1_000 + n}`));
    const most = usSegment * perDay * (1 - reservePercent / 100);
    expect(bill).toBeLessThanOrEqual(most);
    expect(bill).toBeGreaterThan(0.6 * most);
  });

  test("would cost twice as much in half the time without limits", async () => {
    const world = worldOn(memoryStore());
    Object.assign(world.deps, { content });
    expect(await pump(world, (n) => `+8551000${1_000 + n}`, 2)).toBeGreaterThan(2 * defaultLimits.perCountryHour);
  });
});

test("one number writes as fast as it gets answers, for a whole day: the bill is that of a person", async () => {
  const world = worldOn(memoryStore());
  const { perPersonDay } = limit(world, memorySpending());
  world.now -= 4 * hour;
  let segments = 0;
  for (let n = 0; n < 24 * 60; n += 1) {
    segments += await segmentsFor(world, `SM${n}`, n % 2 ? "0" : String(1 + ((n / 2) % 6)), "+85510000001");
    world.now += 60_000;
  }
  expect(segments).toBeLessThanOrEqual(perPersonDay);
  expect(segments).toBeGreaterThan(0.5 * perPersonDay);
});

describe.skipIf(!hasDynamo)("on Amazon's own engine", { timeout: 60_000 }, () => {
  let world: Awaited<ReturnType<typeof dynamoWorld>>;
  beforeAll(async () => {
    world = await dynamoWorld("Money");
    limit(world, dynamoSpending(world.client, "Money", 15_000), { perCountryHour: 40, reservePercent: 0 });
  });

  const requestsOf = async (id: string, text: string, from: string) => {
    const before = world.requests.length;
    await segmentsFor(world, id, text, from);
    return world.requests.slice(before).map((name) => name.replace("Command", ""));
  };

  test("an answer takes one request more; a message without an answer and a repeated webhook take none", async () => {
    expect(await requestsOf("SM1", "sim", "+12025550111")).toEqual(["GetItem", "UpdateItem", "PutItem"]);
    expect(await requestsOf("SM1", "sim", "+12025550111")).toEqual(["GetItem"]);
    expect(await requestsOf("SM2", "english", "+12025550111")).toEqual(["GetItem", "UpdateItem", "PutItem"]);
    expect(await requestsOf("SM3", "thanks", "+12025550111")).toEqual(["GetItem", "PutItem"]);
  });

  test("thirty numbers at once do not exceed the limit, and each is counted", async () => {
    const numbers = Array.from({ length: 30 }, (_, n) => `+855100002${10 + n}`);
    let segments = 0;
    for (const [step, text] of ["english", "sim", "1"].entries()) {
      const sent = await Promise.all(numbers.map((from) => segmentsFor(world, `SM9-${step}`, text, from)));
      segments += sent.reduce((sum, each) => sum + each, 0);
    }
    // For each person who got an answer, a notice is counted, too.
    expect(segments).toBeLessThanOrEqual(40);
    expect(segments).toBeGreaterThan(20);
  });

  test("a limited answer takes no more requests than an answer, and stays limited when its webhook is repeated", async () => {
    expect(await requestsOf("SM9-4", "sim", "+85510000999")).toEqual(["GetItem", "UpdateItem", "PutItem"]);
    expect(await requestsOf("SM9-4", "sim", "+85510000999")).toEqual(["GetItem"]);
    expect(await segmentsFor(world, "SM9-4", "sim", "+85510000999")).toBe(0);
  });
});

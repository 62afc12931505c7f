import { describe, expect, test } from "vitest";
import { createBudget, withBudget } from "../functions/budget.ts";
import type { Conversation } from "../functions/engine/state/conversation.ts";
import { day, hour } from "../functions/engine/state/conversation.ts";
import { metricsOf } from "../functions/log/cloudwatch.ts";
import { logTurn } from "../functions/log/log.ts";
import { runTurn } from "../functions/run-turn.ts";
import { sendCheckBack } from "../functions/send-check-back.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { memorySpending } from "../functions/store/memory-spending.ts";
import { sweepOverdue } from "../functions/sweep-overdue.ts";
import { defaultLimits, defaultPace, type Limits, type Pace } from "../functions/wiring/limits.ts";
import { message, vault, worldOn } from "./support/harness.ts";

/**
 * A world with limits. Every text of its guide is one segment, and so is the notice that is counted with the first
 * answer.
 */
function limitedWorld(limits: Partial<Limits> = {}, pace: Partial<Pace> = {}) {
  const world = worldOn(memoryStore());
  const spending = memorySpending();
  const spent: number[] = [];
  const counting: typeof spending = {
    ...spending,
    spend(spend) {
      spent.push(spend.cost);
      return spending.spend(spend);
    },
  };
  const { now, log } = world.deps;
  const all = { ...defaultLimits, countries: [], ...limits };
  const budget = createBudget({
    limits: all,
    pace: { ...defaultPace, ...pace },
    spending: counting,
    random: () => 0,
    now,
    log,
  });
  Object.assign(world.deps, { budget, sender: withBudget(world.deps.sender, budget, log) });
  let sent = 0;
  return Object.assign(world, {
    counting,
    spent,
    async say(text: string, from = "+85510000001") {
      sent += 1;
      const taken = await runTurn(world.deps, vault.personKey(from), message(`SM${sent}`, text), { address: from });
      logTurn(world.deps, taken, 0);
      return taken.turn.replies.map((reply) => reply.text).join("\n");
    },
    last: () => world.lines.at(-1) as Parameters<typeof metricsOf>[0],
    stored: async (from = "+85510000001") =>
      (await world.deps.store.load(vault.personKey(from), world.now)).conversation,
  });
}

const dueAtOf = (conversation: Conversation | undefined): number => {
  const [checkBack] = conversation?.checkBacks ?? [];
  return checkBack?.state === "open" ? checkBack.dueAt : 0;
};

test("an answer is counted before it is committed, and only once when a commit is lost", async () => {
  const world = limitedWorld();
  const { commit } = world.deps.store;
  let lost = 0;
  world.deps.store.commit = async (...args) => {
    lost += 1;
    return lost < 4 ? "lost" : commit(...args);
  };
  expect(await world.say("make tea")).toContain("Menu");
  expect(world.spent).toEqual([2]);
});

test("a message without an answer, and a report, are not counted", async () => {
  const world = limitedWorld();
  expect(await world.say("thanks")).toBe("");
  const report = { kind: "report", checkBack: "SM2", messageId: "SM77", status: "delivered" } as const;
  await runTurn(world.deps, vault.personKey("+85510000001"), report, { address: "+85510000001" });
  expect(world.spent).toEqual([]);
});

test("at a country's limit the log line and the alarm's metric show it, and other countries are answered", async () => {
  const world = limitedWorld({ perCountryHour: 2, reservePercent: 0 });
  expect(await world.say("make tea")).toContain("Menu");
  expect(await world.say("make tea", "+85510000002")).toBe("");
  expect(world.last()).toMatchObject({ turn: "keyword", limited: "country", country: "KH", segments: 0 });
  expect(metricsOf(world.last())).toMatchObject({ Turns: 1, Limited: 1 });
  expect(await world.say("make tea", "whatsapp:US.1349")).toContain("Menu");
  world.now += hour;
  expect(await world.say("make tea", "+85510000002")).toContain("Menu");
});

test("at the stage's limit no country is answered until the next day", async () => {
  const world = limitedWorld({ perDay: 2, reservePercent: 0 });
  await world.say("make tea");
  expect(await world.say("make tea", "+12025550111")).toBe("");
  expect(world.last()).toMatchObject({ limited: "stage", country: "US" });
  world.now += day;
  expect(await world.say("make tea", "+12025550111")).toContain("Menu");
});

test("a person's own limit is in the line, and fires no alarm", async () => {
  const world = limitedWorld({ perPersonDay: 14 });
  await world.say("make tea");
  expect(await world.say("1")).toBe("No more for now");
  expect(world.last()).toMatchObject({ limited: "person", country: "KH" });
  expect(Object.keys(JSON.parse(JSON.stringify(metricsOf(world.last()))))).toEqual([
    "Turns",
    "Failures",
    "Milliseconds",
    "Segments",
  ]);
  expect(world.spent).toEqual([2]);
});

test("only listed countries are answered; in others STOP and DELETE are carried out, and nothing is counted", async () => {
  const world = limitedWorld({ countries: ["KH", "US"] });
  for (const elsewhere of ["+18765550143", "+881612345678", "whatsapp:CN.1349"]) {
    expect(await world.say("make tea", elsewhere)).toBe("");
    expect(metricsOf(world.last())).toMatchObject({ Turns: 1, NotAllowed: 1 });
    expect(await world.say("STOP", elsewhere)).toBe("");
    expect((await world.stored(elsewhere))?.optedOut).toBe(true);
    for (const text of ["START", "delete", "1"]) expect(await world.say(text, elsewhere)).toBe("");
    expect((await world.stored(elsewhere))?.erased).toBe(true);
  }
  expect(world.spent).toEqual([]);
  for (const here of ["+85510000001", "+12025550111", "whatsapp:KH.1349"])
    expect(await world.say("make tea", here)).toContain("Menu");
});

test("a check-back that Twilio refuses is not counted as sent", async () => {
  const world = limitedWorld({ perDay: 10, perCountryHour: 10 });
  await world.say("make tea");
  await world.say("7");
  world.now += 3 * 24 * hour;
  world.answer = { kind: "refused", failure: "not-accepted", code: 20429 };
  for (let tries = 0; tries < 12; tries += 1) {
    await sendCheckBack(world.deps, vault.personKey("+85510000001"));
    world.now = Math.max(world.now, dueAtOf(await world.stored("+85510000001")));
  }
  world.answer = { kind: "accepted", messageId: "SM77" };
  expect(await sendCheckBack(world.deps, vault.personKey("+85510000001"))).toMatch(/^(sent|postponed)$/);
});

test("unreachable counts silence no one, and are logged without the error's text", async () => {
  const world = limitedWorld();
  world.counting.spend = async () => {
    throw new Error("table of +85510000001 is gone");
  };
  expect(await world.say("make tea")).toContain("Menu");
  expect(world.lines).toMatchObject([{ turn: "count-failed", error: "Error" }, { turn: "keyword" }]);
  expect(JSON.stringify(world.lines)).not.toContain("gone");
});

test("after a limit was reached, it stays in force for the hour when the counts can't be reached", async () => {
  const world = limitedWorld({ perCountryHour: 2, reservePercent: 0 });
  await world.say("make tea");
  expect(await world.say("make tea", "+85510000002")).toBe("");
  world.counting.spend = async () => {
    throw new Error("throttled");
  };
  expect(await world.say("make tea", "+85510000003")).toBe("");
  expect(await world.say("make tea", "+12025550111")).toContain("Menu");
  world.now += hour;
  expect(await world.say("make tea", "+85510000003")).toContain("Menu");
});

test("large limits are counted in several items and are not exceeded", async () => {
  const limits = { ...defaultLimits, perDay: 1_000_000, perCountryHour: 5_000, countries: [] };
  const shards = new Set<number>();
  const spending = memorySpending();
  let turn = 0;
  const budget = createBudget({
    limits,
    spending: {
      ...spending,
      spend(spend) {
        shards.add(spend.shard);
        return spending.spend(spend);
      },
    },
    random: (below) => turn++ % below,
    now: () => 0,
    log: () => {},
  });
  let spent = 0;
  for (let n = 0; n < 4_000; n += 1) if (!(await budget.spend({ country: "KH", cost: 3, by: "answer" }))) spent += 3;
  expect(shards.size).toBe(5);
  expect(spent).toBeGreaterThan(4_000 - 5 * 3);
  expect(spent).toBeLessThanOrEqual(4_000);
});

test("check-backs are sent after answers have used up their part of the day, and postponed when the reserve is used up", async () => {
  const world = limitedWorld({ perDay: 10, reservePercent: 20 });
  const people = ["+85510000001", "+85510000002", "+85510000003"];
  for (const person of people) {
    await world.say("make tea", person);
    expect(await world.say("7", person)).toContain("Asking on");
    world.now += day;
  }
  world.now = dueAtOf(await world.stored(people[2]));
  const flood = "+85510000009";
  await world.say("make tea", flood);
  for (let n = 0; n < 20; n += 1) await world.say(n % 2 ? "menu" : "1", flood);
  expect(world.last()).toMatchObject({ limited: "stage" });

  const keepAll = async () => {
    const ends = [];
    for (const person of people) ends.push(await sendCheckBack(world.deps, vault.personKey(person)));
    return ends;
  };
  expect(await keepAll()).toEqual(["sent", "sent", expect.not.stringContaining("sent")]);
  expect(world.outbox).toHaveLength(2);
  expect((await world.stored(people[2]))?.checkBacks[0]?.state).toBe("open");
  const putOff = world.lines.filter((line) => "limited" in line && !("turn" in line));
  expect(putOff).toEqual([{ limited: "stage", country: "KH" }]);
  expect(metricsOf(putOff[0] as Parameters<typeof metricsOf>[0])).toEqual({ Limited: 1 });

  world.now += day;
  await sweepOverdue(world.deps);
  expect(world.outbox).toHaveLength(3);
});

describe("the pace of a sender", () => {
  const minute = 60_000;
  const addressOf = (n: number) => `+8551000${String(n).padStart(4, "0")}`;

  /**
   * People whose check-backs, of one segment each, are due at 11:00. The contact hours end at 18:00. The sender has a
   * tenth of a long number's pace, so 30 messages go out between two runs of the sweep.
   */
  async function backlogOf(people: number, smsSegmentsPerSecond = 0.1) {
    const world = limitedWorld({ perDay: 90_000, perCountryHour: 90_000 }, { smsSegmentsPerSecond });
    for (let n = 0; n < people; n += 1) for (const text of ["make tea", "7"]) await world.say(text, addressOf(n));
    world.now += 3 * day;
    return world;
  }

  /** The sweep's runs for this long. Returns how many messages were sent by the end of each. */
  async function sweepFor(world: Awaited<ReturnType<typeof backlogOf>>, minutes: number) {
    const sent = [];
    for (let ran = 0; ran < minutes; ran += 5) {
      await sweepOverdue(world.deps);
      sent.push(world.outbox.length);
      world.now += 5 * minute;
    }
    return sent;
  }

  test("a run of the sweep sends what its number sends until the next run; the others wait and fire no alarm", async () => {
    const world = await backlogOf(40);
    const { waiting, oldestOverdueMs } = await sweepOverdue(world.deps);
    expect(world.outbox).toHaveLength(30);
    expect(waiting).toMatchObject({ pace: 10, budget: 0, refused: 0 });
    expect(world.lines.filter((line) => "limited" in line && !("turn" in line))).toEqual([]);
    const late = world.lines.filter((line) => line.failure === "over-pace");
    expect(late).toHaveLength(10);
    expect(metricsOf(late[0] as Parameters<typeof metricsOf>[0])).not.toHaveProperty("Limited");
    expect(oldestOverdueMs).toBe(0);
    world.now += 11 * minute;
    expect((await sweepOverdue(world.deps)).waiting).toMatchObject({ pace: 0 });
    expect(world.outbox).toHaveLength(40);
    expect(new Set(world.outbox.map(({ checkBack }) => checkBack)).size).toBe(40);
  });

  test("a backlog is sent at no more than the pace, and not much later", async () => {
    const world = await backlogOf(90);
    const sent = await sweepFor(world, 40);
    for (const [runs, count] of sent.entries()) expect(count).toBeLessThanOrEqual(30 * (runs + 1));
    expect(sent.slice(0, 6)).toContain(90);
  });

  test("before the contact hours end a sender gets only what it can send by then, and the rest the next day", async () => {
    const world = await backlogOf(30);
    world.now += 7 * 60 * minute - 2 * minute;
    await sweepOverdue(world.deps);
    expect(world.outbox).toHaveLength(12);
    for (const { validFor } of world.outbox) expect(validFor).toBe(2 * minute);
    world.now += 2 * minute;
    await sweepFor(world, 60);
    expect(world.outbox).toHaveLength(12);
    world.now += 15 * 60 * minute;
    await sweepFor(world, 90);
    expect(world.outbox).toHaveLength(30);
  });

  test("a number of ten times the pace sends ten times as much, and WhatsApp does not wait for SMS", async () => {
    const world = await backlogOf(70, 1);
    await sweepOverdue(world.deps);
    expect(world.outbox).toHaveLength(70);

    const slow = await backlogOf(40);
    for (let n = 0; n < 40; n += 1)
      await slow.deps.sender.send({
        to: `whatsapp:${addressOf(n)}`,
        from: "whatsapp:+12025550143",
        text: "any result?",
        checkBack: `SM${n}`,
        validFor: hour,
      });
    expect(slow.outbox).toHaveLength(40);
    await sweepOverdue(slow.deps);
    expect(slow.outbox).toHaveLength(70);
  });

  test("a message that takes its sender longer than the sweep's interval is sent when the sender is free", async () => {
    const world = await backlogOf(3, 0.002);
    expect(await sweepFor(world, 60)).toContain(1);
    expect(world.outbox).toHaveLength(3);
  });

  test("answers do not wait", async () => {
    const world = await backlogOf(40);
    await sweepOverdue(world.deps);
    expect(await world.say("make tea", "+85510009999")).toContain("Menu");
  });

  test("when the counts cannot be reached check-backs are sent", async () => {
    const world = await backlogOf(3);
    world.counting.spend = async () => {
      throw new Error("gone");
    };
    await sweepOverdue(world.deps);
    expect(world.outbox).toHaveLength(3);
  });
});

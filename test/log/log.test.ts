import { expect, test } from "vitest";
import { day } from "../../functions/engine/state/conversation.ts";
import type { SendResult } from "../../functions/engine/state/event.ts";
import { failureOf } from "../../functions/log/failure-of.ts";
import { logTurn } from "../../functions/log/log.ts";
import { runTurn } from "../../functions/run-turn.ts";
import { sendCheckBack } from "../../functions/send-check-back.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import { message, vault, worldOn } from "../support/harness.ts";

const address = "+85510000001";
const person = vault.personKey(address);
const hour = 60 * 60 * 1000;

/** A person sends these one after the other. Returns the world, and the log of the last message. */
async function said(...texts: string[]) {
  const world = worldOn(memoryStore());
  for (const [n, text] of texts.entries())
    logTurn(world.deps, await runTurn(world.deps, person, message(`SM${n + 1}`, text), { address }), 0);
  return { world, last: () => JSON.parse(JSON.stringify(world.lines.at(-1))) };
}

test("a conversation is counted as started once, by a person's first message", async () => {
  expect((await said("make tea")).last()).toMatchObject({ turn: "keyword", started: true });
  expect((await said("make tea", "make tea")).last()).not.toHaveProperty("started");
});

test("a check-back is counted as made once, and not again for a repeated webhook", async () => {
  const { world, last } = await said("make tea", "7");
  expect(last()).toMatchObject({ checkBack: "open", made: true });
  logTurn(world.deps, await runTurn(world.deps, person, message("SM2", "7"), { address }), 0);
  expect(last()).toMatchObject({ turn: "repeated" });
  expect(last()).not.toHaveProperty("made");
});

test("a check-back that moves to another phone is not counted as made again", async () => {
  const { world, last } = await said("make tea", "7");
  const code = (await world.deps.store.load(person, world.now)).conversation?.checkBacks[0];
  const other = "+85510000002";
  const taken = await runTurn(
    world.deps,
    vault.personKey(other),
    message("SM9", (code && "code" in code && code.code) || ""),
    { address: other },
  );
  logTurn(world.deps, taken, 0);
  expect(last()).toMatchObject({ checkBack: "open", started: true });
  expect(last()).not.toHaveProperty("made");
});

test.each<[what: string, answer: SendResult, line: object, not: string[]]>([
  ["accepted", { kind: "accepted", messageId: "SM77" }, { sent: true, late: 7200, segments: 1 }, ["undeliverable"]],
  [
    "a closed number",
    { kind: "refused", failure: "number-gone", code: 30005 },
    { undeliverable: true, segments: 0 },
    ["sent", "late"],
  ],
  [
    "a reason of ours",
    { kind: "refused", failure: "our-fault", code: 1 },
    { unsendable: true },
    ["sent", "undeliverable"],
  ],
  ["for now", { kind: "refused", failure: "transient", code: 20429 }, { checkBack: "open" }, ["sent", "unsendable"]],
  ["may have gone out", { kind: "unknown" }, { checkBack: "sending", segments: 1 }, ["sent", "unsendable"]],
])("a check-back two hours late, %s", async (_, answer, line, not) => {
  const { world, last } = await said("make tea", "7");
  const [checkBack] = (await world.deps.store.load(person, world.now)).conversation?.checkBacks ?? [];
  world.now = (checkBack?.state === "open" ? checkBack.dueAt : 0) + 2 * hour;
  world.answer = answer;
  await sendCheckBack(world.deps, person);
  expect(last()).toMatchObject(line);
  for (const field of not) expect(last()).not.toHaveProperty(field);
});

test("a report that a check-back was not delivered counts once when it comes again", async () => {
  const { world, last } = await said("make tea", "7");
  world.now += 4 * day;
  await sendCheckBack(world.deps, person);
  const report = { kind: "report", checkBack: "SM2", messageId: "SM77", status: "undelivered" } as const;
  const lines = [];
  for (const _ of [1, 2]) {
    logTurn(world.deps, await runTurn(world.deps, person, report, { address }), 0);
    lines.push(last().undeliverable);
  }
  expect(lines).toEqual([true, undefined]);
});

class RestException extends Error {
  override name = "RestException";
}

test.each<[what: string, thrown: unknown, error: string]>([
  ["Twilio's", new RestException("The 'To' number +85510000001 is not valid"), "RestException"],
  ["of many lines", new Error("no room for\n    at +85510000001 (/85510000001.ts:1:1)\n    at 注销.ts:2:2"), "Error"],
  ["without words", new TypeError(), "TypeError"],
  ["whose name says too much", Object.assign(new Error("x"), { name: "+85510000001" }), "unknown"],
  [
    "whose message was changed",
    Object.assign(new Error("注销\n    at a (/b.ts:85510000001:1)"), { message: "x" }),
    "Error",
  ],
  ["that is none", "+85510000001", "unknown"],
])("an error %s is logged by its name and places in our code, without its message", (_, thrown, error) => {
  const failure = failureOf(thrown);
  expect(failure.error).toBe(error);
  expect(JSON.stringify(failure)).not.toMatch(/\d{7}|注销|valid/);
  for (const place of failure.stack?.split(",") ?? []) expect(place).toMatch(/^[\w.]+\.ts:\d+:\d+$/);
});

test("the stack of our own error shows where it was thrown", () => {
  expect(failureOf(new Error("+85510000001")).stack).toMatch(/^log\.test\.ts:\d+:\d+/);
});

test("the tag of a poster's link is logged, and only one that is printed", async () => {
  expect((await said("make tea #market")).last()).toMatchObject({ turn: "keyword", door: "market" });
  expect((await said("make tea #elsewhere")).last()).not.toHaveProperty("door");
});

import { setImmediate as later } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { day } from "../functions/engine/state/conversation.ts";
import { runTurn } from "../functions/run-turn.ts";
import { sendCheckBack } from "../functions/send-check-back.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { createVault } from "../functions/store/vault.ts";
import { sweepOverdue } from "../functions/sweep-overdue.ts";
import { contentOf, soup, tea } from "./engine/small-guide.ts";
import { message, vault, worldOn } from "./support/harness.ts";

const address = "+85510000001";
const person = vault.personKey(address);

async function worldWithCheckBacks() {
  const world = worldOn(memoryStore());
  await runTurn(world.deps, person, message("SM1", "make tea"), { address });
  await runTurn(world.deps, person, message("SM2", "7"), { address });
  world.now += 3 * day;
  const state = async () => (await world.deps.store.load(person, world.now)).conversation?.checkBacks[0]?.state;
  return { ...world, world, state };
}

describe("sending a check-back", () => {
  test("claims it, sends it and records the result", async () => {
    const { deps, outbox, state, lines } = await worldWithCheckBacks();
    expect(await sendCheckBack(deps, person, "SM2")).toBe("sent");
    expect(outbox).toEqual([
      {
        to: address,
        from: "+12025550143",
        text: "Was it good\n1 Good\n2 Bad",
        checkBack: "SM2",
        validFor: 7 * 60 * 60_000,
      },
    ]);
    expect(await state()).toBe("sent");
    expect((await deps.store.load(person, deps.now())).address).toBeUndefined();
    expect(lines.at(-1)).toMatchObject({ turn: "check-back-sent", guide: "tea", segments: 1, checkBack: "sent" });
    expect(JSON.stringify(lines)).not.toContain("8551000");
  });

  test("claims it before it is sent", async () => {
    const { deps, world, state } = await worldWithCheckBacks();
    const seen: unknown[] = [];
    world.deps.sender.send = async () => {
      seen.push(await state());
      return { kind: "accepted", messageId: "SM77" };
    };
    await sendCheckBack(deps, person, "SM2");
    expect(seen).toEqual(["sending"]);
  });

  test("sends nothing for a timer whose check-back is not there any more: the others have timers of their own", async () => {
    const { deps, world, outbox } = await worldWithCheckBacks();
    Object.assign(world.deps, { content: contentOf(tea, soup) });
    world.now -= 3 * day;
    await runTurn(deps, person, message("SM3", "make soup"), { address });
    await runTurn(deps, person, message("SM4", "7"), { address });
    world.now += 3 * day;
    expect(await sendCheckBack(deps, person, "SM0")).toBe("replaced");
    expect(outbox).toEqual([]);
  });

  test("sends one message when ten timers wake it at once", async () => {
    const { deps, outbox } = await worldWithCheckBacks();
    const ends = await Promise.all(Array.from({ length: 10 }, () => sendCheckBack(deps, person, "SM2")));
    expect(outbox).toHaveLength(1);
    expect(ends.filter((did) => did === "sent")).toHaveLength(1);
  });

  test("does not repeat a request that may have succeeded", async () => {
    const { deps, world, outbox, state } = await worldWithCheckBacks();
    world.answer = { kind: "unknown" };
    await sendCheckBack(deps, person, "SM2");
    await sendCheckBack(deps, person, "SM2");
    await sweepOverdue(deps);
    expect(outbox).toHaveLength(1);
    expect(await state()).toBe("sending");
  });

  test("looks it up at Twilio by the number that it was sent from, wherever the person has written since", async () => {
    const { deps, world } = await worldWithCheckBacks();
    world.answer = { kind: "unknown" };
    await sendCheckBack(deps, person, "SM2");
    await runTurn(deps, person, { ...message("SM3", "1"), ourAddress: "+12025550199" }, { address });
    const asked: string[] = [];
    deps.sender.lookUp = async ({ from }) => {
      asked.push(from);
      return { kind: "accepted", messageId: "SM77" };
    };
    world.now += 11 * 60_000;
    await sweepOverdue(deps);
    expect(asked).toEqual(["+12025550143"]);
  });

  test("records the result where the person is by then: they wrote in between, and the secret was changed", async () => {
    const { deps, world } = await worldWithCheckBacks();
    const next = createVault("another-secret-of-32-characters-or-more", "a-secret-of-at-least-32-characters");
    world.deps.sender.send = async () => {
      Object.assign(deps, next);
      await runTurn(deps, next.personKey(address), message("SM3", "hm?"), { address });
      return { kind: "refused", failure: "number-gone", code: 21211 };
    };
    expect(await sendCheckBack(deps, person, "SM2")).toBe("undeliverable");
    const { conversation } = await deps.store.load(next.personKey(address), deps.now());
    expect(conversation?.checkBacks[0]?.state).toBe("undeliverable");
  });

  test("asks Twilio after the lease about this attempt, and ignores messages of earlier ones", async () => {
    const { deps, world, outbox, state } = await worldWithCheckBacks();
    await sendCheckBack(deps, person, "SM2");
    const late = { kind: "report", checkBack: "SM2", messageId: "SM77", status: "undelivered", code: 30003 } as const;
    await runTurn(deps, person, { ...late, failure: "unreachable" }, { address });
    world.answer = { kind: "unknown" };
    world.now += 16 * 60_000;
    await sweepOverdue(deps);
    const asked: unknown[] = [];
    deps.sender.lookUp = async (about) => {
      asked.push(about);
      return { kind: "refused", failure: "number-gone", code: 30005 };
    };
    const claimedAt = world.now;
    world.now += 11 * 60_000;
    await sweepOverdue(deps);
    expect(asked).toEqual([{ to: address, from: "+12025550143", since: claimedAt, known: ["SM77"] }]);
    expect([outbox.length, await state()]).toEqual([2, "undeliverable"]);
  });

  test("opens it again with a new timer after a temporary refusal, and sends it when that is due", async () => {
    const { deps, world, outbox, state } = await worldWithCheckBacks();
    world.answer = { kind: "refused", failure: "transient", code: 20429 };
    await sendCheckBack(deps, person, "SM2");
    expect(await state()).toBe("open");
    world.answer = { kind: "accepted", messageId: "SM77" };
    world.now += 16 * 60_000;
    expect(await sweepOverdue(deps)).toMatchObject({ overdue: 1, handled: 1 });
    expect(outbox).toHaveLength(2);
    expect(await state()).toBe("sent");
  });

  test("goes on with the others when one person's check-back fails", async () => {
    const { deps, world, outbox, lines } = await worldWithCheckBacks();
    const other = vault.personKey("+85510000002");
    await runTurn(deps, other, message("SM1", "make tea"), { address: "+85510000002" });
    const { load } = deps.store;
    deps.store.load = (who, now) => (who === person ? Promise.reject(new Error("unreadable")) : load(who, now));
    const listed = [person, other, person].map((each) => ({ person: each, dueAt: world.now }));
    deps.store.overdue = async ({ shard }) => ({ due: shard === "0" ? listed : [] });
    await sweepOverdue(deps);
    expect(outbox).toEqual([]);
    expect(lines.filter(({ turn }) => turn === "send-failed")).toHaveLength(2);
    expect(lines.filter(({ turn }) => turn === "no-check-back")).toHaveLength(1);
  });

  test("the sweep finds check-backs that no timer woke, and no others", async () => {
    const { deps, world, outbox } = await worldWithCheckBacks();
    world.now -= day;
    expect(await sweepOverdue(deps)).toMatchObject({ overdue: 0 });
    world.now += day;
    expect(await sweepOverdue(deps)).toMatchObject({ overdue: 1, handled: 1 });
    expect(await sweepOverdue(deps)).toMatchObject({ overdue: 0 });
    expect(outbox).toHaveLength(1);
  });

  test("the sweep begins with no other check-back when its time is over, and the next run goes on", async () => {
    const { deps, world, outbox } = await worldWithCheckBacks();
    world.now -= 3 * day;
    for (let n = 2; n < 30; n += 1) {
      const other = `+855100000${n + 10}`;
      await runTurn(deps, vault.personKey(other), message("SM1", "make tea"), { address: other });
      await runTurn(deps, vault.personKey(other), message("SM2", "7"), { address: other });
    }
    world.now += 3 * day;
    const { send } = deps.sender;
    const began: number[] = [];
    // What begins at the same time ends at the same time, eight seconds later.
    deps.sender.send = async (outgoing) => {
      began.push(world.now);
      const endsAt = world.now + 8_000;
      await later();
      world.now = Math.max(world.now, endsAt);
      return send(outgoing);
    };
    const deadline = world.now + 12_000;
    expect(await sweepOverdue(deps, deadline)).toMatchObject({ hasMore: true });
    const early = outbox.length;
    expect(early).toBeGreaterThan(0);
    expect(began.filter((at) => at >= deadline)).toEqual([]);
    expect(await sweepOverdue(deps)).toMatchObject({ hasMore: false, overdue: 29 - early });
    expect(outbox).toHaveLength(29);
  });
});

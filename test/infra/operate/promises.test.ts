import { BatchWriteItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, describe, expect, test } from "vitest";
import type { CheckBack } from "../../../functions/engine/state/check-back.ts";
import { day } from "../../../functions/engine/state/conversation.ts";
import type { SendResult } from "../../../functions/engine/state/event.ts";
import { runTurn } from "../../../functions/run-turn.ts";
import { sendCheckBack } from "../../../functions/send-check-back.ts";
import { sweepOverdue } from "../../../functions/sweep-overdue.ts";
import { act } from "../../../infra/operate/act.ts";
import { timesIn } from "../../../infra/operate/format-time.ts";
import { why } from "../../../infra/operate/history.ts";
import { list } from "../../../infra/operate/list.ts";
import { retryMany } from "../../../infra/operate/retry-many.ts";
import { everyCheckBack, withId } from "../../../infra/operate/scan-check-backs.ts";
import { monday } from "../../engine/talk.ts";
import { dynamoWorld, message, vault } from "../../support/harness.ts";

const codeOf = (checkBack: CheckBack | undefined) => (checkBack && "code" in checkBack && checkBack.code) || "";
const dueAtOf = (checkBack: CheckBack | undefined) => (checkBack && "dueAt" in checkBack ? checkBack.dueAt : 0);

const table = "Operate";
let world: Awaited<ReturnType<typeof dynamoWorld>>;
const numbers = (n: number) => `+8551000000${n}`;
const say = (n: number, id: string, text: string) =>
  runTurn(world.deps, vault.personKey(numbers(n)), message(id, text), { address: numbers(n) });
const ids = ["made", "SM-sent-1", "SM-stuck-2", "SM-gone-3", "SM-open-4", "SM-off-5", "SM-moved-6"] as const;

/** Monday to Thursday: the check-backs of six people, and their outcomes. */
beforeAll(async () => {
  world = await dynamoWorld(table);
  for (const [n, id] of ids.entries()) {
    await say(n, `SM-begin-${n}`, "make tea");
    if (n > 0) await say(n, id, "7");
  }
  world.now = monday + day;
  await say(5, "SM-off", "9");
  const moved = (await world.deps.store.load(vault.personKey(numbers(6)), world.now)).conversation?.checkBacks[0];
  await say(7, "SM-code", codeOf(moved));
  await sendCheckBack(world.deps, vault.personKey(numbers(6)));
  world.now = monday + 3 * day;
  const ends: Record<number, SendResult> = {
    1: { kind: "accepted", messageId: "SM-twilio-1" },
    2: { kind: "refused", failure: "our-fault", code: 30007 },
    3: { kind: "refused", failure: "number-gone", code: 21211 },
  };
  for (const [n, end] of Object.entries(ends)) {
    world.answer = end;
    await sendCheckBack(world.deps, vault.personKey(numbers(Number(n))));
    world.now += 60_000;
  }
  world.answer = { kind: "accepted", messageId: "SM-twilio-again" };
});

const place = () => ({ deps: world.deps, client: world.client, table });
const silent = { progress: () => {}, unreadable: () => {} };
const all = () => everyCheckBack(place(), silent);
const times = () => timesIn("Asia/Phnom_Penh", world.now);
const listed = async (states: Parameters<typeof list>[1] = []) => list(await all(), states, times);

describe("list", () => {
  test("shows open and failed check-backs by default, the newest first, in the guide's time zone", async () => {
    expect(await listed()).toEqual([
      "SM-gone-3   undeliverable  Thu 10 Dec 11:02           sms en  tea asked  error 21211",
      "SM-stuck-2  unsendable     Thu 10 Dec 11:01           sms en  tea asked  error 30007",
      "SM-moved-6  open           Thu 10 Dec 11:00 (3m ago)  sms en  tea asked",
      "SM-open-4   open           Thu 10 Dec 11:00 (3m ago)  sms en  tea asked",
      "",
      "4 check-backs, times in Asia/Phnom_Penh; 3 more with --all",
    ]);
  });

  test("filters by state, shows all with --all, and leaves out people without a check-back", async () => {
    expect(await listed(["cancelled"])).toEqual([
      "SM-off-5  cancelled  Tue 8 Dec 11:00  sms en  tea asked",
      "",
      "1 check-back, times in Asia/Phnom_Penh; 6 more with --all",
    ]);
    expect((await listed("all")).at(-1)).toBe("7 check-backs, times in Asia/Phnom_Penh");
    expect(await listed(["read"])).toEqual(["0 check-backs; 7 more with --all"]);
  });

  test("leaves out expired items that DynamoDB has not deleted yet", async () => {
    const { now } = world;
    world.now = monday + 40 * day;
    expect(await all()).toEqual([]);
    world.now = now;
  });
});

describe("why", () => {
  test("prints the history of one check-back, and its next step", async () => {
    expect(why(withId(await all(), "SM-stuck"), times())).toEqual([
      'SM-stuck-2: asks with "asked" of tea',
      "All times are in Asia/Phnom_Penh.",
      "",
      "By SMS in en, it is unsendable. It could not be sent. When the cause is corrected, `retry` opens it again.",
      "  Mon 7 Dec 11:00   made",
      "  Thu 10 Dec 11:01  claimed",
      "  Thu 10 Dec 11:01  refused: the message or the sender has to be corrected (30007)",
      "  Twilio's error, the carrier's filter stopped it: https://www.twilio.com/docs/api/errors/30007",
    ]);
  });

  test("prints the history on every phone that it was on", async () => {
    const story = why(withId(await all(), "SM-moved-6"), times());
    expect(story.filter((line) => line.includes("it is"))).toEqual([
      expect.stringMatching(/it is (open|handed-over)/),
      expect.stringMatching(/it is (open|handed-over)/),
    ]);
    expect(story.join()).toMatch(/handed over to another phone.*taken over from another|taken over.*handed over/);
  });

  test.each([
    ["SM-", "6 check-backs begin with SM-: give more of the id"],
    ["XX", "no check-back has an id that begins with XX"],
  ])("%s: %s", async (prefix, said) => {
    const found = await all();
    expect(() => withId(found, prefix)).toThrow(said);
  });
});

test("no output contains a number, a key or a text", async () => {
  const found = await all();
  const printed = [...(await listed("all")), ...found.flatMap((each) => why([each], times()))].join("\n");
  const secrets = found.flatMap(({ person }) => [person]).concat("8551000", "10000000", "make tea", "Was it good");
  expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
});

describe("retry and cancel", () => {
  const stateOf = async (n: number) =>
    (await world.deps.store.load(vault.personKey(numbers(n)), world.now)).conversation?.checkBacks[0]?.state;
  const doing = async (id: string, what: "retry" | "cancel") =>
    act(place(), withId(await all(), id), { command: what, times: times() });

  test("cancel ends an open check-back where it is now, not on the phone that it moved away from", async () => {
    expect(await doing("SM-moved-6", "cancel")).toBe("SM-moved-6 is cancelled");
    expect([await stateOf(6), await stateOf(7)]).toEqual(["handed-over", "cancelled"]);
    await expect(doing("SM-moved-6", "cancel")).rejects.toThrow("has already ended");
  });

  test("retry opens an unsendable check-back again with a timer, and it is sent once", async () => {
    expect(await doing("SM-stuck-2", "retry")).toBe("SM-stuck-2 is open again, due Thu 10 Dec 11:03 (Asia/Phnom_Penh)");
    expect(world.requests.at(-1)).toBe("TransactWriteItemsCommand");
    world.now += 1_000;
    await sweepOverdue(world.deps);
    expect(world.outbox.filter(({ checkBack }) => checkBack === "SM-stuck-2")).toHaveLength(2);
    expect(await stateOf(2)).toBe("sent");
    await expect(doing("SM-stuck-2", "retry")).rejects.toThrow("can't be opened again: only an unsendable one");
  });

  test("retry refuses a check-back whose number is closed", async () => {
    await expect(doing("SM-gone-3", "retry")).rejects.toThrow("only an unsendable one");
    expect(await stateOf(3)).toBe("undeliverable");
  });
});

describe("retry of many", () => {
  const many = async (error: number | undefined, apply: boolean) =>
    retryMany(place(), await all(), { error, apply, times, progress: () => {} });
  const checkBackOf = async (n: number) =>
    (await world.deps.store.load(vault.personKey(numbers(n)), world.now)).conversation?.checkBacks[0];
  const stuck = async () => (await all()).filter(({ checkBack }) => checkBack.state === "unsendable");

  test("counts by error code first, then reopens those of one code, then the rest", async () => {
    const made: [n: number, code: number][] = [
      [60, 30007],
      [61, 21612],
      [62, 30007],
    ];
    for (const [n] of made) {
      await say(n, `SM-hello-${n}`, "make tea");
      await say(n, `SM-many-${n}`, "7");
    }
    world.now += 3 * day;
    for (const [n, code] of made) {
      world.answer = { kind: "refused", failure: "our-fault", code };
      await sendCheckBack(world.deps, vault.personKey(numbers(n)));
    }
    expect(await many(undefined, false)).toEqual([
      "     2  error 30007: the carrier's filter stopped it",
      "     1  error 21612: this sender cannot reach this number",
      "",
      "3 in all. Add --apply to open them again.",
    ]);
    expect(await stuck()).toHaveLength(3);
    expect((await many(30007, true)).at(-1)).toBe("2 of 2 are open again, due within their guides' hours.");
    expect((await stuck()).map(({ checkBack }) => "error" in checkBack && checkBack.error)).toEqual([21612]);
    expect(await many(30007, true)).toEqual(["Nothing is unsendable by 30007."]);
    expect((await many(undefined, true)).at(-1)).toMatch(/^1 of 1/);
    expect(await stuck()).toEqual([]);
  });

  test("a check-back that cannot be opened is reported, and the others are opened", async () => {
    for (const n of [60, 61, 62]) {
      world.now = Math.max(world.now, dueAtOf(await checkBackOf(n))) + 1_000;
      world.answer = { kind: "refused", failure: "our-fault", code: 30007 };
      await sendCheckBack(world.deps, vault.personKey(numbers(n)));
    }
    await say(61, "SM-stop", "STOP");
    const found = await stuck();
    expect(found).toHaveLength(2);
    const { store } = world.deps;
    const before = await store.load(vault.personKey(numbers(60)), world.now);
    await store.commit(vault.personKey(numbers(60)), {
      ...before,
      conversation: { ...before.conversation!, optedOut: true },
    });
    const said = await many(undefined, true);
    expect(said.slice(2)).toEqual([
      "1 of 2 are open again, due within their guides' hours.",
      expect.stringMatching(/^SM-many-60 stays as it is: the person opted out$/),
    ]);
  });
});

test("a table of many pages is read to its end, and unreadable items are counted", async () => {
  const { client, deps } = await dynamoWorld("OperateMany");
  const itemOf = (n: number, body: string) => {
    const expireAt = { N: String(Math.ceil((world.now + day) / 1000)) };
    return { pk: { S: `person ${n}` }, sk: { S: "CONVERSATION" }, body: { S: body }, expireAt };
  };
  // One request takes 25 items at most.
  const put = (items: ReturnType<typeof itemOf>[]) => {
    const OperateMany = items.map((Item) => ({ PutRequest: { Item } }));
    return client.send(new BatchWriteItemCommand({ RequestItems: { OperateMany } }));
  };
  const [some] = await all();
  const body = JSON.stringify(some?.conversation);
  for (let n = 0; n < 1_200; n += 25) await put(Array.from({ length: 25 }, (_, i) => itemOf(n + i, body)));
  await put(["{}", "not JSON"].map((wrong, n) => itemOf(n, wrong)));
  const pages: number[] = [];
  const unreadable: true[] = [];
  const tell = { progress: (items: number) => pages.push(items), unreadable: () => unreadable.push(true) };
  const found = await everyCheckBack({ deps, client, table: "OperateMany" }, tell);
  expect([found.length, unreadable.length, pages]).toEqual([1_198, 2, [500, 1_000, 1_200]]);
});

import { beforeEach, describe, expect, test } from "vitest";
import { answerCanary } from "../functions/answer-canary.ts";
import { day } from "../functions/engine/state/conversation.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { canaryAddress, canaryWebhook } from "../functions/twilio/canary-webhook.ts";
import { content } from "../functions/wiring/content.ts";
import { canary } from "../infra/operate/cost/usage.ts";
import { hasDynamo } from "./support/dynamo.ts";
import { dynamoWorld, message, vault } from "./support/harness.ts";
import { appWorld, sid, smsForm, twilio } from "./support/webhook.ts";

let store: ReturnType<typeof memoryStore>;
let world: ReturnType<typeof appWorld>;
beforeEach(() => {
  store = memoryStore();
  world = appWorld(store);
});

const url = `${twilio.origin}/twilio/message`;
const call = (n: number, token = twilio.authToken) => world.app.request(url, canaryWebhook(sid(n), url, token));
const minutes = 60_000;

describe("the canary's message", () => {
  test("is answered like a person's first words, by one read and one write", async () => {
    const response = await call(1);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "text/xml; charset=utf-8"]);
    const twiml = await response.text();
    expect(twiml).toContain("<Response><Message ");
    expect(world.calls).toEqual(["load", "commit"]);
    const ofPerson = await world.post("/twilio/message", smsForm(1, "canary"));
    expect(await ofPerson.text()).toBe(twiml);
  });

  test("is answered every time, from one row, every five minutes for two days", async () => {
    const replies = new Set<string>();
    for (let n = 0; n < 2 * 24 * 12; n += 1) {
      const response = await call(n);
      replies.add(`${response.status} ${await response.text()}`);
      world.now += 5 * minutes;
    }
    expect([...replies]).toEqual([expect.stringContaining("200 ")]);
    expect(replies.values().next().value).toContain("<Message ");
    expect([...store.rows.keys()]).toEqual([vault.personKey(canaryAddress)]);
  });

  test("is not counted as a person: nothing is logged", async () => {
    await call(1);
    expect(world.lines).toEqual([]);
  });

  test("leaves no check-back, timer or address, and expires 30 days after the last one", async () => {
    await call(1);
    const [row] = store.rows.values();
    expect([row?.address, row?.dueAt, row?.expireAt]).toEqual([undefined, undefined, world.now + 30 * day]);
    expect([store.timers.size, store.codes.size]).toEqual([0, 0]);
  });

  test("is refused when it is signed with another token", async () => {
    const response = await call(1, "another token");
    expect([response.status, world.calls]).toEqual([403, []]);
    expect(world.lines).toEqual([{ refused: "signature" }]);
  });

  test("gets no reply when another canary was faster, and an error when the table can't be written", async () => {
    world.deps.store.commit = async () => "lost";
    expect((await call(1)).status).toBe(409);
    world.deps.store.commit = async () => {
      throw new Error("no table");
    };
    expect((await call(2)).status).toBe(500);
    expect(world.lines).toEqual([expect.objectContaining({ turn: "failed", in: "/twilio/message" })]);
  });
});

test.skipIf(!hasDynamo)("uses the estimated capacity on DynamoDB's own engine", async () => {
  const there = await dynamoWorld("AnswerCanary");
  const used = { reads: 0, writes: 0 };
  there.client.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "TOTAL" } });
        const { ConsumedCapacity } = answer.output as { ConsumedCapacity?: { CapacityUnits?: number } };
        used[commandName === "GetItemCommand" ? "reads" : "writes"] += ConsumedCapacity?.CapacityUnits ?? 0;
        return answer;
      },
    { step: "initialize" },
  );
  const deps = { ...there.deps, content };
  const answered = async (id: string) => (await answerCanary(deps, message(id, "canary"), canaryAddress))?.length;
  expect([await answered("SM1"), await answered("SM2")]).toEqual([1, 1]);
  expect(there.requests).toEqual(["GetItemCommand", "PutItemCommand", "GetItemCommand", "PutItemCommand"]);
  expect(used).toEqual({ reads: 2 * canary.reads, writes: 2 * canary.writes });
});

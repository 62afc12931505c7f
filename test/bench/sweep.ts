import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { withBudget } from "../../functions/budget.ts";
import type { Sender, SendPorts, TurnPorts } from "../../functions/ports.ts";
import { runTurn } from "../../functions/run-turn.ts";
import { dynamoStore } from "../../functions/store/dynamo.ts";
import { dynamoSpending } from "../../functions/store/dynamo-spending.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import { memorySpending } from "../../functions/store/memory-spending.ts";
import { sweepOverdue } from "../../functions/sweep-overdue.ts";
import { messageIn } from "../../functions/twilio/message-in.ts";
import type { Progress } from "../../infra/cli/progress.ts";
import { createTable, startDynamo } from "../../infra/local/dynamodb.ts";
import { sms } from "../lambda/events.ts";
import { countRequests } from "../support/count-requests.ts";
import { portsOn, vault } from "./ours.ts";
import type { Swept } from "./results.ts";

/** How long Twilio takes to accept a message, in milliseconds. */
const twilioMs = 500;

/** How many people wait for a check-back. On DynamoDB Local they take longer to make, and fewer are swept. */
const people = { inMemory: 2_000, onDynamo: 800 };

/** After this time the sweep begins nothing new, in milliseconds. */
const sweepMs = 10_000;

/** A clock that is ahead of the machine's. */
type Clock = { ahead: number };
const on = (clock: Clock) => () => Date.now() + clock.ahead;

/** Check-backs by one run of the sweep: in memory, and on DynamoDB Local, which shares the machine with the sweep. */
export async function measureSweep(progress: Progress): Promise<Swept[]> {
  const clock = { ahead: 0 };
  const inMemory = await sweepOnce({
    store: "memory",
    ports: portsOn(memoryStore(), memorySpending(), on(clock)),
    clock,
    people: people.inMemory,
    progress,
  });

  progress.step("sweep: starting DynamoDB Local ...");
  const dynamo = await startDynamo();
  try {
    await createTable(dynamo.client, "Bench");
    const client = new DynamoDBClient(dynamo.connection);
    const count = countRequests(client);
    const today = { ahead: 0 };
    const ports = portsOn(dynamoStore(client, "Bench", vault), dynamoSpending(client, "Bench"), on(today));
    return [
      inMemory,
      await sweepOnce({ store: "DynamoDB Local", ports, clock: today, people: people.onDynamo, progress, count }),
    ];
  } finally {
    await dynamo.stop();
  }
}

type Sweep = {
  store: string;
  ports: TurnPorts;
  clock: Clock;
  people: number;
  progress: Progress;
  /** How many requests the store has made. */
  count?: () => number;
};

async function sweepOnce({ store, ports, clock, people, progress, count }: Sweep): Promise<Swept> {
  const due = await makeCheckBacks(ports, people, (done) =>
    progress.count(`sweep: ${done} of ${people} check-backs made, store: ${store}`),
  );
  progress.step(`sweep: ${people} check-backs are due, store: ${store} ...`);
  clock.ahead += due + 60_000 - ports.now();

  let sent = 0;
  const sender: Sender = {
    async send() {
      await sleep(twilioMs);
      sent += 1;
      return { kind: "accepted", messageId: `SM-sent-${sent}` };
    },
    lookUp: async () => ({ kind: "not-found" }),
  };
  const deps: SendPorts = {
    ...ports,
    templates: async () => ({}),
    sender: ports.budget ? withBudget(sender, ports.budget, ports.log) : sender,
  };
  const [before, began] = [count?.() ?? 0, performance.now()];
  await sweepOverdue(deps, ports.now() + sweepMs);
  const seconds = (performance.now() - began) / 1000;
  if (sent === 0) throw new Error("the sweep sent nothing");
  const swept = { store, handled: sent, seconds };
  return count ? { ...swept, requests: count() - before } : swept;
}

/** Each person opens a guide and says that they applied. Returns the time when the last check-back is due. */
async function makeCheckBacks(ports: TurnPorts, people: number, onDone: (done: number) => void): Promise<number> {
  let [done, due] = [0, 0];
  for (let first = 0; first < people; first += 8) {
    const eight = Array.from({ length: Math.min(8, people - first) }, (_, i) => first + i);
    const dueTimes = await Promise.all(eight.map((n) => makeCheckBack(ports, `+8551${String(n).padStart(7, "0")}`)));
    due = Math.max(due, ...dueTimes);
    done += eight.length;
    onDone(done);
  }
  return due;
}

async function makeCheckBack(ports: TurnPorts, address: string): Promise<number> {
  const person = ports.personKey(address);
  for (const text of ["注销", "7"]) {
    const message = messageIn(sms(text, address), { defaultOptOut: true });
    if (message) await runTurn(ports, person, message.event, { address });
  }
  const { conversation } = await ports.store.load(person, ports.now());
  const [checkBack] = conversation?.checkBacks ?? [];
  if (!checkBack || !("dueAt" in checkBack)) throw new Error("the person has no check-back");
  return checkBack.dueAt;
}

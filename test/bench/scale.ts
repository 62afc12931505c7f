import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoStore } from "../../functions/store/dynamo.ts";
import { dynamoSpending } from "../../functions/store/dynamo-spending.ts";
import { memoryStore } from "../../functions/store/memory.ts";
import { memorySpending } from "../../functions/store/memory-spending.ts";
import type { Progress } from "../../infra/cli/progress.ts";
import { createTable, startDynamo } from "../../infra/local/dynamodb.ts";
import { countRequests } from "../support/count-requests.ts";
import { portsOn, vault } from "./ours.ts";
import type { Scaled } from "./results.ts";
import { createApplicants } from "./scale/applicants.ts";
import { commitFor, load } from "./scale/load.ts";
import { on, sweepHour } from "./scale/sweep-hour.ts";

/** How many people have an open check-back, and how many of these are due in each of two hours. */
export const defaultScale = { people: 1_000_000, due: 100_000 };

const TableName = "Scale";

/** V8 takes two bytes for each character of a text that has one beyond Latin-1. */
const bytesOf = (text: string) => (/[^\0-\xff]/.test(text) ? 2 : 1) * text.length;

/** A request may take long while the processors are busy, in milliseconds. */
const patience = 30_000;

/**
 * Many people's open check-backs in DynamoDB Local, of which an hour's are sent by the sweep, and another hour's by two
 * sweeps and the stream at once. Before that, an hour's in memory, without a database on the same machine.
 */
export async function measureScale({ people, due }: typeof defaultScale, progress: Progress): Promise<Scaled> {
  const applicants = createApplicants(due);
  const [clock, memory] = [{ ahead: 0 }, memoryStore()];
  for (let n = 0; n < due; n += 1) {
    const { person, commit } = await commitFor(applicants, n);
    await memory.commit(person, { ...commit, version: 0 });
  }
  const inMemory = portsOn(memory, memorySpending(), on(clock));
  const storeBytes = () => [...memory.rows.values()].reduce((sum, { body = "" }) => sum + bytesOf(body), 0);
  const hours = [
    await sweepHour({
      name: "memory, one sweep",
      ports: inMemory,
      clock,
      applicants,
      first: 0,
      count: due,
      progress,
      storeBytes,
    }),
  ];

  progress.step("scale: starting DynamoDB Local ...");
  const dynamo = await startDynamo();
  const client = new DynamoDBClient({ ...dynamo.connection, requestHandler: { httpAgent: { maxSockets: 200 } } });
  try {
    await createTable(client, TableName);
    const loaded = await load(client, { TableName, applicants, people, progress });
    if (loaded.people < 2 * due) return { loaded, hours };
    const requests = countRequests(client);
    const today = { ahead: 0 };
    const ports = portsOn(
      dynamoStore(client, TableName, vault),
      dynamoSpending(client, TableName, patience),
      on(today),
    );
    const common = { ports, clock: today, applicants, count: due, progress, requests };
    hours.push(await sweepHour({ ...common, name: "DynamoDB Local, one sweep", first: 0 }));
    const name = "DynamoDB Local, two sweeps and the stream";
    hours.push(await sweepHour({ ...common, name, first: due, isTogether: true }));
    return { loaded, hours };
  } finally {
    client.destroy();
    await dynamo.stop();
  }
}

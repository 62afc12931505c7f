import { afterAll, beforeAll, test } from "vitest";
import { type LocalDynamo, startDynamo } from "../../../infra/local/dynamodb.ts";
import { aDesk, aFolder } from "./a-desk.ts";
import { askingAfter } from "./asking-after.ts";

/** Not the run's DynamoDB Local: with forty tables its time-to-live takes half a minute instead of ten seconds. */
let dynamo: LocalDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

/** In real time, each of the two ways alone, on a desk of its own: no clock is moved. */
test.concurrent.for<[wokenBy: "stream" | "sweep", how: string]>([
  ["stream", "DynamoDB's own time-to-live removes the timer, and its stream reports that; no sweep runs"],
  ["sweep", "the sweep finds the overdue check-back; the stream is not read"],
])("woken by the %s: %s", { timeout: 90_000 }, async ([wokenBy], { expect, onTestFinished }) => {
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  const { desk, say, checkBacks, checkBackOf } = await aDesk(folder, {
    content: askingAfter("2 seconds"),
    wokenBy,
    database: { connection: dynamo.connection, table: `Desk-${wokenBy}` },
  });
  onTestFinished(desk.stop);
  const person = "+85510000001";
  await say(person, "注销", "7");
  const sent = await checkBacks(person, 1, 60_000);
  expect(sent.map(({ body }) => body)).toEqual([expect.stringContaining("1 已注销")]);
  await expect.poll(async () => (await checkBackOf(person))?.state, { timeout: 5_000 }).toBe("delivered");
  expect(await say(person, "1")).toContain("太好了");
});

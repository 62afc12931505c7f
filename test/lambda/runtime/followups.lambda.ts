import type { DynamoDBBatchResponse } from "aws-lambda";
import { expect, inject, test } from "vitest";
import { account } from "../environment.ts";
import { posted, sms } from "../events.ts";
import { dueTimes, removedTimers } from "./timers.ts";
import { aWorld } from "./world.ts";

const people = ["+85510000001", "+85510000002"] as const;
const minute = 60_000;

/** Two people ask to be asked, and their timers expire. */
async function worldWithCheckBacks(table: string) {
  const world = await aWorld(table);
  const inbound = await world.start("inbound");
  for (const person of people)
    for (const text of ["注销", "7"]) await inbound.answer(posted("/twilio/message", sms(text, person)));
  const due = Math.max(...(await dueTimes(world.client, table)).values());
  const Records = await removedTimers(world.client, table, world.streamArn);
  return { ...world, inbound, Records, ahead: due + minute - Date.now() };
}

test("removed timers: each person gets one message, however often the stream delivers, and the report is recorded", async () => {
  const { Records, ahead, inbound, start, twilio } = await worldWithCheckBacks("LambdaFollowups");
  const followups = await start("followups", ahead);
  expect(await followups.answer({ Records })).toEqual({ batchItemFailures: [] });
  expect(await followups.answer({ Records })).toEqual({ batchItemFailures: [] });
  for (const person of people)
    expect(twilio.sentTo(person)).toEqual([expect.objectContaining({ body: expect.stringContaining("1 已注销") })]);
  expect(followups.memory()).toBeLessThan(inject("functions").followups.memory);

  const [{ sid = "" } = {}] = twilio.sentTo(people[0]);
  const [{ dynamodb } = {}] = Records.filter(({ dynamodb }) => dynamodb);
  const checkBack = dynamodb?.Keys?.sk?.S?.split("#")[1] ?? "";
  const to = { AccountSid: account.sid, From: "+12025550143" };
  const report = { ...to, MessageSid: sid, MessageStatus: "delivered", To: people[0] };
  const reported = posted(`/twilio/status?check-back=${checkBack}`, report);
  expect(await inbound.answer(reported)).toMatchObject({ statusCode: 204 });
  await expect.poll(inbound.printed).toContain('"checkBack":"delivered"');
});

test("when the store fails for one person, the other gets a message, and the first record is reported as failed and comes again", async () => {
  const { Records, ahead, dynamo, start, twilio } = await worldWithCheckBacks("LambdaPartly");
  const [first, second] = Records;
  const followups = await start("followups", ahead);
  dynamo.failWith(second?.dynamodb?.Keys?.pk?.S);
  const named = { itemIdentifier: second?.dynamodb?.SequenceNumber };
  expect(await followups.answer<DynamoDBBatchResponse>({ Records })).toEqual({ batchItemFailures: [named] });
  const sent = () => people.flatMap((person) => twilio.sentTo(person)).length;
  expect(sent()).toBe(1);
  dynamo.failWith(undefined);
  expect(await followups.answer({ Records: [second] })).toEqual({ batchItemFailures: [] });
  expect(sent()).toBe(2);
  expect(await followups.answer({ Records: [first, second] })).toEqual({ batchItemFailures: [] });
  expect(sent()).toBe(2);
});

test("SIGTERM while Twilio doesn't answer ends followups at once, and no one gets two messages", async () => {
  const { Records, ahead, start, twilio } = await worldWithCheckBacks("LambdaStopped");
  const [record] = Records;
  twilio.setMode("accepts-then-times-out");
  const stopped = await start("followups", ahead);
  const interrupted = stopped.answer({ Records: [record] });
  interrupted.catch(() => {});
  const sent = () => people.flatMap((person) => twilio.sentTo(person)).length;
  await expect.poll(sent).toBe(1);
  const began = performance.now();
  stopped.kill("SIGTERM");
  await expect(interrupted).rejects.toThrow("SIGTERM");
  expect(performance.now() - began).toBeLessThan(1_000);

  twilio.setMode("no-callbacks");
  const again = await start("followups", ahead);
  expect(await again.answer({ Records: [record] })).toEqual({ batchItemFailures: [] });
  expect(sent()).toBe(1);
});

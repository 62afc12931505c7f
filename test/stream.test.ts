import type { DynamoDBRecord } from "aws-lambda";
import { describe, expect, test } from "vitest";
import { day } from "../functions/engine/state/conversation.ts";
import { runTurn } from "../functions/run-turn.ts";
import { memoryStore } from "../functions/store/memory.ts";
import { onStream } from "../functions/stream.ts";
import { message, vault, worldOn } from "./support/harness.ts";

const lambda = { type: "Service", principalId: "dynamodb.amazonaws.com" };
const streamsApi = { Type: "Service", PrincipalId: "dynamodb.amazonaws.com" };

function removed(
  person: string,
  sequence: string,
  more: Partial<DynamoDBRecord> & { entity?: string } = {},
): DynamoDBRecord {
  const { entity = "TIMER", ...rest } = more;
  const Keys = { pk: { S: person }, sk: { S: "TIMER#SM2" } };
  const dynamodb = { Keys, OldImage: { ...Keys, entity: { S: entity } }, SequenceNumber: sequence };
  return { eventName: "REMOVE", userIdentity: lambda, dynamodb, ...rest };
}

/** People with a check-back that is due, and the world they live in. */
async function worldWithCheckBacks(count: number) {
  const world = worldOn(memoryStore());
  const people = Array.from({ length: count }, (_, i) => `+8551000000${i}`);
  for (const address of people) {
    await runTurn(world.deps, vault.personKey(address), message("SM1", "make tea"), { address });
    await runTurn(world.deps, vault.personKey(address), message("SM2", "7"), { address });
  }
  world.now += 3 * day;
  return { ...world, world, people: people.map(vault.personKey) };
}

describe("a removed timer", () => {
  test.each([
    ["Lambda's casing", lambda],
    ["the Streams API's", streamsApi],
  ])("%s: the check-back goes out", async (_, identity) => {
    const { deps, outbox, people } = await worldWithCheckBacks(1);
    const record = removed(people[0]!, "1", { userIdentity: identity });
    expect(await onStream(deps, { Records: [record] })).toEqual({ batchItemFailures: [] });
    expect(outbox).toHaveLength(1);
    await onStream(deps, { Records: [record, record] });
    expect(outbox).toHaveLength(1);
  });

  test.each<[why: string, more: Parameters<typeof removed>[2]]>([
    ["deleted by us, not by time-to-live", { userIdentity: undefined }],
    ["deleted by another service", { userIdentity: { type: "Service", principalId: "other.amazonaws.com" } }],
    ["an insert", { eventName: "INSERT" }],
    ["a change", { eventName: "MODIFY" }],
    ["not a timer", { entity: "CONVERSATION" }],
    ["without images", { dynamodb: { SequenceNumber: "1" } }],
  ])("%s: nothing happens", async (_, more) => {
    const { deps, outbox, people } = await worldWithCheckBacks(1);
    expect(await onStream(deps, { Records: [removed(people[0]!, "1", more)] })).toEqual({ batchItemFailures: [] });
    expect(outbox).toEqual([]);
  });

  test("only failed records are reported, by sequence number, and the rest of the batch is sent", async () => {
    const { deps, outbox, people, lines } = await worldWithCheckBacks(3);
    const { load } = deps.store;
    deps.store.load = (person, now) =>
      person === people[1] ? Promise.reject(new Error("throttled")) : load(person, now);
    const Records = people.map((person, i) => removed(person, `10${i}`));
    expect(await onStream(deps, { Records })).toEqual({ batchItemFailures: [{ itemIdentifier: "101" }] });
    expect(outbox).toHaveLength(2);
    expect(lines).toContainEqual(expect.objectContaining({ turn: "send-failed", error: "Error" }));
  });
});

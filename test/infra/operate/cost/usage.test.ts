import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { createBudget, withBudget } from "../../../../functions/budget.ts";
import type { CheckBack } from "../../../../functions/engine/state/check-back.ts";
import type { ReportEvent } from "../../../../functions/engine/state/event.ts";
import { runTurn } from "../../../../functions/run-turn.ts";
import { sendCheckBack } from "../../../../functions/send-check-back.ts";
import { dynamoStore } from "../../../../functions/store/dynamo.ts";
import { dynamoSpending } from "../../../../functions/store/dynamo-spending.ts";
import { content } from "../../../../functions/wiring/content.ts";
import { defaultLimits } from "../../../../functions/wiring/limits.ts";
import { createTable } from "../../../../infra/local/dynamodb.ts";
import { transcriptOf } from "../../../../infra/operate/cost/sample-conversation.ts";
import { capacity } from "../../../../infra/operate/cost/usage.ts";
import { dynamoOfRun } from "../../../support/dynamo.ts";
import { message, vault, worldOn } from "../../../support/harness.ts";

const TableName = "CostUsed";
const [address, person] = ["+12025550111", vault.personKey("+12025550111")];

type Capacity = { CapacityUnits?: number };

/** A client that adds up the capacity units of its requests, as the engine reports them. */
function countingClient() {
  const client = new DynamoDBClient(dynamoOfRun());
  const used = { reads: 0, writes: 0 };
  client.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "TOTAL" } });
        const { ConsumedCapacity = [] } = answer.output as { ConsumedCapacity?: Capacity | Capacity[] };
        const kind = commandName.startsWith("GetItem") ? "reads" : "writes";
        for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) used[kind] += CapacityUnits;
        return answer;
      },
    { step: "initialize" },
  );
  return { client, used };
}

test("the sample conversation uses the estimated capacity on DynamoDB's own engine", async () => {
  const { client, used } = countingClient();
  await createTable(client, TableName);
  const world = worldOn(dynamoStore(client, TableName, vault));
  const limits = { ...defaultLimits, countries: [] };
  const { now, log, sender } = world.deps;
  const spending = dynamoSpending(client, TableName, 15_000);
  const budget = createBudget({ limits, spending, random: () => 0, now, log });
  Object.assign(world.deps, { content, budget, sender: withBudget(sender, budget, log) });
  world.now = Date.now();
  const take = async (event: Parameters<typeof runTurn>[2]) =>
    (await runTurn(world.deps, person, event, { address })).turn;
  const reported = async (about: Pick<ReportEvent, "messageId" | "checkBack">) => {
    for (const status of ["sent", "delivered"] as const) await take({ kind: "report", status, ...about });
  };
  const woken: string[] = [];
  let checkBack: CheckBack | undefined;

  for (const [i, line] of readFileSync(join("content", transcriptOf("cancel-sim-kh", "en")), "utf8")
    .split("\n")
    .entries()) {
    if (line.startsWith("> ")) {
      const { conversation, replies } = await take(message(`SM${i}`, line.slice(2)));
      checkBack = conversation?.checkBacks[0];
      for (const n of replies.keys()) await reported({ messageId: `SM${i}-${n}` });
    } else if (line.startsWith("~ ") && checkBack?.state === "open") {
      world.now = checkBack.dueAt;
      woken.push(await sendCheckBack(world.deps, person, checkBack.id));
      await reported({ messageId: "SM77", checkBack: checkBack.id });
    }
  }
  // The timer for asking once more. The person has answered by then.
  woken.push(await sendCheckBack(world.deps, person, checkBack?.id));
  expect(woken).toEqual(["sent", "already-sent"]);
  expect(used).toEqual({ reads: capacity.reads, writes: capacity.writes });

  const { Items = [] } = await client.send(new ScanCommand({ TableName }));
  const kilobytes = JSON.stringify(Items).length / 1000;
  expect(kilobytes).toBeLessThan(capacity.kilobytes);
  expect(kilobytes).toBeGreaterThan(capacity.kilobytes / 2);
});

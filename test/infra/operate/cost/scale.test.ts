import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { day } from "../../../../functions/engine/state/conversation.ts";
import { runTurn } from "../../../../functions/run-turn.ts";
import { dueShardOf, dueShards, table } from "../../../../functions/store/table.ts";
import { sweepOverdue } from "../../../../functions/sweep-overdue.ts";
import { content } from "../../../../functions/wiring/content.ts";
import { defaultSweepParallel } from "../../../../functions/wiring/limits.ts";
import { command } from "../../../../infra/cli/commands/cost.ts";
import { sampleConversations } from "../../../../infra/operate/cost/sample-conversation.ts";
import { fullestShare, indexWrites, scaleOf } from "../../../../infra/operate/cost/scale.ts";
import { contentOf, tea } from "../../../engine/small-guide.ts";
import { hasDynamo } from "../../../support/dynamo.ts";
import { dynamoWorld, message, vault } from "../../../support/harness.ts";
import { inProcess } from "../../cli/typed.ts";

const { longest } = sampleConversations(content);

test("infra/README.md shows what `npm run cost -- --scale` prints", async () => {
  const { out } = await inProcess(command, ["cost", "--scale"]);
  const [, shown] = /```text\n(Each person has[^`]*)```/.exec(readFileSync("infra/README.md", "utf8")) ?? [];
  expect(shown?.trimEnd().split("\n")).toEqual(out.split("\n"));
});

test("--people takes another count, and --json prints the figures", async () => {
  const { out } = await inProcess(command, ["cost", "--scale", "--people", "5000", "--json"]);
  expect(JSON.parse(out)).toMatchObject({ scales: [{ people: 5000, shards: 6, partitions: 1 }] });
});

test("ten times the people need ten times of what grows; the sweep's default is enough for ten million", () => {
  const [few, many] = [1e7, 1e8].map((people) => scaleOf(people, longest, 0.05));
  expect(few!.parallel).toBeLessThanOrEqual(defaultSweepParallel);
  expect(few!.writesOfShard).toBeLessThan(1_000);
  expect(many!.parallel / few!.parallel).toBeCloseTo(10, 0);
  expect(many!.parallel).toBeGreaterThan(defaultSweepParallel);
  expect(many!.shards).toBeGreaterThan(dueShards.length);
});

test("the fullest shard has the share of people that the model counts with", () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 20_000; i += 1) {
    const shard = dueShardOf(vault.personKey(`+8551${i}`));
    counts.set(shard, (counts.get(shard) ?? 0) + 1);
  }
  expect(Math.max(...counts.values()) / 20_000).toBeCloseTo(fullestShare(), 1);
});

test.skipIf(!hasDynamo)(
  "a check-back that is claimed and sent, and will be asked once more, uses the counted write units of the index on DynamoDB's own engine",
  async () => {
    const world = await dynamoWorld("CostScale");
    const asked = { ...tea.pages.asked!, repeat: "2 days" as const };
    world.deps.content = contentOf({ ...tea, pages: { ...tea.pages, asked } });
    const address = "+12025550111";
    for (const [i, text] of ["make tea", "7"].entries())
      await runTurn(world.deps, vault.personKey(address), message(`SM${i}`, text), { address });
    world.now += 3 * day;
    let used = 0;
    world.client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "INDEXES" } });
          const { ConsumedCapacity = [] } = answer.output as { ConsumedCapacity?: Consumed | Consumed[] };
          for (const { GlobalSecondaryIndexes } of [ConsumedCapacity].flat())
            if (!commandName?.startsWith("Query"))
              used += GlobalSecondaryIndexes?.[table.dueIndex.name]?.CapacityUnits ?? 0;
          return answer;
        },
      { step: "initialize" },
    );
    expect(await sweepOverdue(world.deps)).toMatchObject({ handled: 1 });
    world.client.destroy();
    expect(used).toBe(indexWrites);
  },
);

type Consumed = { GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }> };

import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { batchesAtOnce, reserved, sweep } from "../../../infra/operate/cost/throughput.ts";
import { canary, memory, monitoring } from "../../../infra/operate/cost/usage.ts";
import type { Plan } from "../../../infra/plan/plan.ts";
import { all, the } from "./find.ts";
import { planFor } from "./plans.ts";

let plan: Plan;
beforeAll(async () => {
  plan = await planFor("production");
}, 180_000);

test("the README's runbook has every alarm, and no other", () => {
  const [, runbook = ""] =
    /\n\| alarm \|[^\n]*\n\|[-| ]+\|\n((?:\|[^\n]*\n)+)/.exec(readFileSync("infra/README.md", "utf8")) ?? [];
  const rows = runbook.trim().split("\n");
  const named = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const alarms = all(plan, "MetricAlarm").map(({ inputs }) => inputs.name.replace("checkback-production-", ""));
  expect(named.sort()).toEqual(alarms.sort());
  // The columns for the cause and the fix.
  for (const row of rows) for (const cell of row.split("|").slice(2, -1)) expect(cell.length, row).toBeGreaterThan(20);
});

test("`npm run cost` calculates with the deployed settings", () => {
  const lambda = (name: string) => the(plan, "Function", `-${name}`).inputs;
  for (const [name, gigabytes] of Object.entries(memory)) expect(lambda(name).memorySize).toBe(gigabytes * 1024);
  expect(lambda("inbound").reservedConcurrentExecutions).toBe(reserved);
  expect(the(plan, "EventSourceMapping").inputs.parallelizationFactor).toBe(batchesAtOnce);
  expect(the(plan, "Schedule", "SweepSchedule").inputs.scheduleExpression).toBe(`rate(${sweep.every} minutes)`);
  expect(the(plan, "Schedule", "CanarySchedule").inputs.scheduleExpression).toBe(`rate(${canary.every} minutes)`);
  // The sweep stops a minute before its time-out: functions/sweep.ts.
  expect(lambda("sweep").timeout).toBe((sweep.working + 1) * 60);
  const { widgets } = JSON.parse(the(plan, "Dashboard").inputs.dashboardBody);
  const measured = all(plan, "MetricAlarm").flatMap(({ inputs }) =>
    inputs.metricQueries.filter(({ metric }: { metric?: object }) => metric),
  );
  expect(monitoring).toMatchObject({
    dashboards: all(plan, "Dashboard").length,
    queries: widgets.filter(({ type }: { type: string }) => type === "log").length,
    alarmed: measured.length,
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import type { Plan } from "../../../../infra/plan/plan.ts";
import { all } from "../../plan/find.ts";
import { mail, planFor } from "../../plan/plans.ts";
import type { Transition, Unpublished } from "./cloudwatch/evaluate.ts";
import { lived, start } from "./lived.ts";
import { scenarios } from "./scenarios.ts";

/*
 * The alarms of production, evaluated over the metrics that CloudWatch would have: each fires for its cause and ends after it,
 * under every assumption about what AWS does not publish.
 */

const minute = 60_000;
const hour = 60 * minute;

const services: [what: string, unpublished: Unpublished][] = [
  ["as AWS's examples have it", { beyond: 2, fillsAbsent: true, lag: 2, dynamoIgnores: false }],
  ["nothing beyond the periods", { beyond: 0, fillsAbsent: false, lag: 1, dynamoIgnores: true }],
  ["a longer range, and later metrics", { beyond: 3, fillsAbsent: false, lag: 3, dynamoIgnores: true }],
];

let plan: Plan;
beforeAll(async () => {
  plan = await planFor("production", mail);
}, 180_000);

test("there is a scenario for every alarm in the plan, and for no other", () => {
  const alarms = all(plan, "MetricAlarm").map(({ inputs }) => inputs.name.replace("checkback-production-", ""));
  const expected = new Set(scenarios.flatMap((scenario) => scenario.alarms));
  expect([...expected].sort()).toEqual(alarms.sort());
});

/** When the state was reached, each time, in minutes since the cause began. */
const reached = (transitions: Transition[], state: string, since: number) =>
  transitions.flatMap((each) => (each.state === state ? [(each.at - since) / minute] : []));

describe("an alarm fires for its cause, once, and ends after it", () => {
  test.each(scenarios.map((scenario) => [scenario.cause, scenario] as const))(
    "%s",
    async (_, scenario) => {
      const { from, hours, alarms: expected, within, quiet } = scenario;
      const began = start + from * hour;
      const world = await lived(plan, scenario, Math.ceil(from + hours + quiet / 60) + 2);
      for (const [what, unpublished] of services) {
        const states = world.transitions(unpublished);
        const fired = Object.entries(states).filter(([, each]) => reached(each, "ALARM", began).length > 0);
        expect(fired.map(([name]) => name).sort(), what).toEqual([...expected].sort());
        const first = Math.min(...fired.flatMap(([, each]) => reached(each, "ALARM", began)));
        if (expected.length > 0) expect(first, what).toBeLessThanOrEqual(within);
        for (const [name, each] of fired) {
          const times = reached(each, "ALARM", began);
          expect(times, `${name}, ${what}`).toHaveLength(1);
          const [over = Number.POSITIVE_INFINITY, ...more] = reached(each, "OK", began).filter((at) => at > times[0]!);
          expect(over, `${name}, ${what}`).toBeGreaterThan(hours * 60 - 5);
          expect(over, `${name}, ${what}`).toBeLessThanOrEqual(hours * 60 + quiet);
          expect(more).toEqual([]);
        }
      }
    },
    120_000,
  );
});

test("none fires in the first hours of a stage, nor in a week without faults", async () => {
  const calm: Parameters<typeof lived>[1] = { faults: [], from: 0, hours: 0, people: 10 };
  const world = await lived(plan, calm, 7 * 24);
  for (const [what, unpublished] of services)
    for (const [name, states] of Object.entries(world.transitions(unpublished)))
      expect(reached(states, "ALARM", start), `${name}, ${what}`).toEqual([]);
  expect([...world.metrics.names()]).toEqual(
    expect.arrayContaining(["Checkback CheckBacksSent", "Checkback RepliesSent"]),
  );
}, 120_000);

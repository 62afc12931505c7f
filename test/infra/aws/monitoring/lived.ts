import { vi } from "vitest";
import type { Plan } from "../../../../infra/plan/plan.ts";
import { all, the } from "../../plan/find.ts";
import { alarmOf, type Transition, transitionsOf, type Unpublished } from "./cloudwatch/evaluate.ts";
import { createDeployment } from "./deployment.ts";
import type { Fault } from "./faults.ts";
import { peopleRush, peopleWrite } from "./people.ts";
import type { Scenario } from "./scenarios.ts";

const hour = 3_600_000;
const maxSteps = 1_000_000;

/** How long before the fault the alarms are evaluated. */
const seenBefore = 8 * hour;

/** How many people begin in an hour when it is busy. */
const anHour = 60;
/** How many numbers write in an hour of traffic pumping: more than a country's limit for an hour allows. */
const pumped = 600;

/** A Monday. */
export const start = Date.UTC(2026, 11, 7);

/** The names of a plan that metrics have as dimensions. */
const namesIn = (plan: Plan) => ({
  service: `checkback-${plan.stage}`,
  table: String(the(plan, "Table").inputs.name),
  queue: String(the(plan, "Queue").inputs.name),
});

/** Runs this many hours of a scenario. */
export async function lived(
  plan: Plan,
  scenario: Pick<Scenario, "faults" | "from" | "hours" | "people" | "isBusy">,
  hours: number,
) {
  const until = start + hours * hour;
  const [from, to] = [start + scenario.from * hour, start + (scenario.from + scenario.hours) * hour];
  const scheduledFrom = Math.max(start, from - seenBefore);
  const is = (now: number) => (fault: Fault) => now >= from && now < to && scenario.faults.includes(fault);
  const deployment = createDeployment({ start, until, scheduledFrom, names: namesIn(plan), weather: is });
  peopleWrite(deployment, start, until, scenario.people);
  if (scenario.isBusy) peopleRush(deployment, from - hour, from + 2 * hour, anHour);
  if (scenario.faults.includes("pumping")) peopleRush(deployment, from, to, pumped);
  if (scenario.faults.includes("expensive-day")) deployment.clock.at(from, deployment.tellOfUsage);
  deployment.clock.at(to, deployment.purge);
  vi.stubGlobal("fetch", deployment.fetch);
  await deployment.clock.live(maxSteps);
  vi.unstubAllGlobals();
  const alarms = all(plan, "MetricAlarm").map(({ inputs }) => alarmOf(inputs));
  return {
    metrics: deployment.observed.metrics,
    /** The states of each alarm, by its name without the stage. */
    transitions: (unpublished: Unpublished): Record<string, Transition[]> =>
      Object.fromEntries(
        alarms.map((alarm) => [
          alarm.name.replace(`checkback-${plan.stage}-`, ""),
          transitionsOf(alarm, deployment.observed.metrics, { from: scheduledFrom, to: until, unpublished }),
        ]),
      ),
  };
}

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";
import { type Plan, planDeployment } from "../../../infra/plan/plan.ts";
import { root } from "./find.ts";

/** What the plan that infra/README.md shows is made with. */
export const mail = { CHECKBACK_ALARM_EMAIL: "you@example.com" };

/** A stage's settings that no other test changes. */
export const settings = {
  CHECKBACK_DOMAIN: "sms.example.com",
  CHECKBACK_DEFAULT_OPT_OUT: "off",
  CHECKBACK_SMS_FROM: "+12025550143",
  CHECKBACK_INBOUND_CONCURRENCY: "7",
  CHECKBACK_CANARY: "on",
  CHECKBACK_MAX_SEGMENTS_PER_PERSON_DAY: "500",
  CHECKBACK_MAX_SEGMENTS_PER_COUNTRY_HOUR: "3000",
  CHECKBACK_MAX_SEGMENTS_PER_DAY: "20000",
  CHECKBACK_CHECK_BACK_RESERVE: "30",
  CHECKBACK_COUNTRIES: "KH,US",
};

/** In milliseconds. A plan takes less than three minutes. */
const [pause, maxWait] = [100, 200_000];

/** A plan, or what the configuration complains about. */
type Planned = { plan: Plan } | { complaint: string };

/**
 * The plan of a stage of this project. Each takes seconds, so it is computed once per run of the tests and kept in a folder of
 * that run: where another test computes it, this one waits. All of them share the functions' bundles.
 *
 * @param env the deployment's environment; throws what the configuration complains about
 */
export async function planFor(stage: string, env: Record<string, string> = {}): Promise<Plan> {
  const folder = inject("plans");
  const key = createHash("sha256")
    .update(JSON.stringify([stage, env]))
    .digest("hex");
  const file = join(folder, `${key}.json`);
  if (isFirst(`${file}.begun`)) {
    const planned = await planDeployment({ root, stage, env, bundles: join(folder, "bundles") }).then(
      (plan): Planned => ({ plan }),
      ({ message }: Error): Planned => ({ complaint: message }),
    );
    writeFileSync(`${file}.new`, JSON.stringify(planned));
    renameSync(`${file}.new`, file);
  }
  for (let waited = 0; waited < maxWait && !existsSync(file); waited += pause) await sleep(pause);
  const planned: Planned = JSON.parse(readFileSync(file, "utf8"));
  if ("complaint" in planned) throw new Error(planned.complaint);
  return planned.plan;
}

/** Makes a folder, and tells whether it was not there: of several processes, one makes it. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

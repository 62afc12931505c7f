import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { content } from "../../functions/wiring/content.ts";
import type { Io } from "../cli/command.ts";
import { webhooksAt } from "../twilio/webhook.ts";
import { checksOf } from "./smoke/checks.ts";
import { type Deployment, lastDeployment } from "./smoke/last-deployment.ts";
import { metricCheck } from "./smoke/metric.ts";
import { type Around, lineOf, type Result, runChecks } from "./smoke/run-checks.ts";

const outputs = join(import.meta.dirname, "../../.sst/outputs.json");

/** The deployment to check: what was asked for, else the last one from here. Throws when it is unknown. */
export function targetOf(stage: string | undefined, origin: string | undefined): Deployment {
  const last = lastDeployment(outputs);
  const target = { stage: stage ?? last?.stage, origin };
  if (target.stage === undefined) throw new Error("nothing was deployed from here. Name a stage: --stage production");
  target.origin ??= last?.stage === target.stage ? last.origin : undefined;
  if (target.origin === undefined)
    throw new Error(`${target.stage} was not the last deployment from here. Give its address: --origin https://...`);
  if (!isLocal(target.origin)) webhooksAt(target.origin);
  return { stage: target.stage, origin: target.origin };
}

/** A test's server has no certificate. */
const isLocal = (origin: string) => /^http:\/\/127\.0\.0\.1:\d+$/.test(origin);

type Smoke = { origin: string; withMetric: boolean; json: boolean; io: Io };

/** Runs the checks inside `sst shell`, which passes on credentials, the stage's region and its links. */
export async function isHealthy({ origin, withMetric, json, io: { print, progress } }: Smoke): Promise<boolean> {
  const results: Result[] = [];
  const report = (result: Result) => (json ? results.push(result) : print(lineOf(result)));
  const isWell = await runAll({ origin, withMetric, around: { report, progress: progress.step, sleep } });
  if (json) print(JSON.stringify(results, undefined, 2));
  return isWell;
}

async function runAll({ origin, withMetric, around }: Pick<Smoke, "origin" | "withMetric"> & { around: Around }) {
  const { Resource } = await import("sst");
  const service = `${Resource.App.name}-${Resource.App.stage}`;
  const authToken = Resource.TwilioAuthToken.value;
  const since = Date.now();
  const checks = checksOf({ origin, content: content.version, authToken, ask: fetch });
  // Without a refused webhook there is no metric to wait for.
  if (!(await runChecks(checks, around))) return false;
  if (!withMetric) return true;
  const client = new CloudWatchClient();
  return runChecks([metricCheck({ client, service, since, progress: around.progress, sleep })], around);
}

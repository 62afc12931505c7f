import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { content } from "../../functions/wiring/content.ts";
import { webhooksAt } from "../twilio/webhook.ts";
import { checksOf } from "./smoke/checks.ts";
import { lastDeployment } from "./smoke/last-deployment.ts";
import { metricCheck } from "./smoke/metric.ts";
import { runChecks } from "./smoke/run-checks.ts";
import { isInside, throughSst } from "./stage.ts";

const help = `Looks whether a deployment works; npm run deploy ends with it. Nothing is stored, and nobody is written to.

  npm run smoke                             the stage that was deployed from here last
  npm run smoke -- --stage production       this one; with --origin, if it was deployed from elsewhere
  npm run smoke -- --origin https://...     where it is deployed, without a path
  npm run smoke -- --no-metric              without waiting until CloudWatch has a metric of it, five minutes at most

It needs your AWS credentials, as  npm run deploy  does. Exit code 1 when something failed.
`;

const outputs = join(import.meta.dirname, "../../.sst/outputs.json");

const progress = (line: string) => console.error(line);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", short: "h" },
      stage: { type: "string" },
      origin: { type: "string" },
      "no-metric": { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const last = lastDeployment(outputs);
  const stage = values.stage ?? last?.stage;
  if (stage === undefined) throw new Error("nothing was deployed from here: which stage? --stage production");
  const origin = values.origin ?? (last?.stage === stage ? last.origin : undefined);
  if (origin === undefined)
    throw new Error(`${stage} was not deployed from here last: say where it is, --origin https://...`);
  if (!isLocal(origin)) webhooksAt(origin);
  if (!isInside(stage)) return throughSst(stage, [...process.argv.slice(1), "--stage", stage]);
  return (await isWell(origin, values["no-metric"] === true)) ? 0 : 1;
}

/** A test's own server has no certificate. */
const isLocal = (origin: string) => /^http:\/\/127\.0\.0\.1:\d+$/.test(origin);

/** Inside of `sst shell`, which hands on credentials, the stage's region and what is linked. */
async function isWell(origin: string, isWithoutMetric: boolean): Promise<boolean> {
  const { Resource } = await import("sst");
  const service = `${Resource.App.name}-${Resource.App.stage}`;
  const authToken = Resource.TwilioAuthToken.value;
  const since = Date.now();
  const checks = checksOf({ origin, content: content.version, authToken, ask: fetch });
  const around = { say: (line: string) => console.log(line), progress, sleep };
  // Without a refusal there is no metric to wait for.
  if (!(await runChecks(checks, around))) return false;
  if (isWithoutMetric) return true;
  return runChecks([metricCheck({ client: new CloudWatchClient(), service, since, progress, sleep })], around);
}

try {
  process.exitCode = await main();
} catch (error) {
  progress((error as Error).message);
  process.exitCode = 1;
}

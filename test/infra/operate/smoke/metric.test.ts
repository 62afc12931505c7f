import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { expect, test } from "vitest";
import type { Line } from "../../../../functions/log/log.ts";
import { metricCheck } from "../../../../infra/operate/smoke/metric.ts";
import { aCloudWatch } from "./cloudwatch.ts";

const since = Date.UTC(2026, 10, 26, 10, 0, 42);

/** Runs the check on a CloudWatch that has the metric only after this many queries. */
async function afterLooks(empty: number, error?: string) {
  const lines: Line[] = [];
  const { endpoint, queries } = await aCloudWatch(() => lines, error);
  const credentials = { accessKeyId: "desk", secretAccessKey: "desk" };
  const client = new CloudWatchClient({ endpoint, region: "ap-southeast-1", credentials, maxAttempts: 1 });
  const said: string[] = [];
  let slept = 0;
  const { run } = metricCheck({
    client,
    service: "checkback-production",
    since,
    progress: (line: string) => said.push(line),
    async sleep(ms) {
      slept += ms;
      if (queries.length === empty) lines.push({ refused: "signature" });
    },
  });
  return { wrong: await run(), queries, said, slept };
}

test("the check asks for the deployment's refused webhooks, and says how long it waits", async () => {
  const { wrong, queries, said, slept } = await afterLooks(3);
  expect(wrong).toBeUndefined();
  expect(queries).toHaveLength(4);
  expect(queries[0]).toMatchObject({
    Namespace: "Checkback",
    MetricName: "RejectedSignatures",
    Dimensions: [{ Name: "service", Value: "checkback-production" }],
    StartTime: Date.UTC(2026, 10, 26, 10, 0, 0) / 1000,
    Period: 60,
    Statistics: ["Sum"],
  });
  expect(slept).toBe(45_000);
  expect(said.at(-1)).toBe("waiting for a metric in CloudWatch, 30 s of 300 at most ...");
});

test("the check says where to look after five minutes without the metric", async () => {
  const { wrong, slept } = await afterLooks(Number.POSITIVE_INFINITY);
  expect(slept).toBe(300_000);
  expect(wrong).toContain("no RejectedSignatures of checkback-production after 300 s");
});

test("the check ends at once with credentials that may not read metrics, and says what to allow", async () => {
  const { wrong, slept } = await afterLooks(1, "AccessDeniedException");
  expect([wrong, slept]).toEqual([expect.stringContaining("(AccessDeniedException). Allow cloudwatch:Get"), 0]);
});

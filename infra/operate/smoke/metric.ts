import { type CloudWatchClient, GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { type Metric, namespace } from "../../../functions/log/metrics.ts";
import type { Check } from "./checks.ts";

/** What a webhook without a signature counts in. */
const counted: Metric = "RejectedSignatures";

type Awaited = {
  client: Pick<CloudWatchClient, "send">;
  /** The app and its stage: the metric's dimension. */
  service: string;
  /** Since when, in epoch milliseconds. */
  since: number;
  progress: (line: string) => void;
  sleep: (ms: number) => Promise<unknown>;
};

/** CloudWatch takes a minute or two to make metrics of the log. In seconds: how long to wait, and between looks. */
const most = 300;
const every = 15;

/**
 * The refusal of a webhook that was posted before this: the deployed function logs it, and CloudWatch makes a metric of
 * that line, which alarms are made of.
 */
export function metricCheck({ client, service, since, progress, sleep }: Awaited): Check {
  const query = new GetMetricStatisticsCommand({
    Namespace: namespace,
    MetricName: counted,
    Dimensions: [{ Name: "service", Value: service }],
    StartTime: new Date(since - (since % 60_000)),
    // A clock may differ; later than now there is nothing.
    EndTime: new Date(since + 2 * most * 1000),
    Period: 60,
    Statistics: ["Sum"],
  });
  return {
    isPatient: true,
    name: "its refusal is seen as a metric in CloudWatch",
    async look() {
      try {
        for (let waited = 0; ; waited += every) {
          const { Datapoints = [] } = await client.send(query);
          if (Datapoints.some(({ Sum = 0 }) => Sum > 0)) return undefined;
          if (waited >= most) break;
          progress(`waiting for a metric in CloudWatch, ${waited} s of ${most} at most ...`);
          await sleep(every * 1000);
        }
      } catch (error) {
        const { name } = error as Error;
        return `CloudWatch can't be asked (${name}): allow cloudwatch:GetMetricStatistics, or say --no-metric`;
      }
      return `no ${counted} of ${service} after ${most} s: look whether the log of inbound has "refused" and "_aws"`;
    },
  };
}

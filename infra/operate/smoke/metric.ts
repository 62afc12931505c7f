import { type CloudWatchClient, GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { type Metric, namespace } from "../../../functions/log/metrics.ts";
import type { Check } from "./checks.ts";

/** The metric of a webhook without a signature. */
const counted: Metric = "RejectedSignatures";

type MetricCheck = {
  client: Pick<CloudWatchClient, "send">;
  /** The app and its stage: the metric's dimension. */
  service: string;
  /** The start of the search, in epoch milliseconds. */
  since: number;
  progress: (line: string) => void;
  sleep: (ms: number) => Promise<unknown>;
};

/** CloudWatch takes a minute or two to extract metrics from the log. The maximum wait and the interval, in seconds. */
const maxWait = 300;
const interval = 15;

/**
 * Waits for the metric of a refused webhook: the deployed function logs the refusal, and CloudWatch extracts the metric, on
 * which alarms depend.
 */
export function metricCheck({ client, service, since, progress, sleep }: MetricCheck): Check {
  const query = new GetMetricStatisticsCommand({
    Namespace: namespace,
    MetricName: counted,
    Dimensions: [{ Name: "service", Value: service }],
    StartTime: new Date(since - (since % 60_000)),
    // The clocks may differ. There are no later data points.
    EndTime: new Date(since + 2 * maxWait * 1000),
    Period: 60,
    Statistics: ["Sum"],
  });
  return {
    waits: true,
    name: "its refusal appears as a metric in CloudWatch",
    async run() {
      try {
        for (let waited = 0; ; waited += interval) {
          const { Datapoints = [] } = await client.send(query);
          if (Datapoints.some(({ Sum = 0 }) => Sum > 0)) return undefined;
          if (waited >= maxWait) break;
          progress(`waiting for a metric in CloudWatch, ${waited} s of ${maxWait} at most ...`);
          await sleep(interval * 1000);
        }
      } catch (error) {
        const { name } = error as Error;
        return `CloudWatch refuses (${name}). Allow cloudwatch:GetMetricStatistics, or add --no-metric.`;
      }
      return `no ${counted} of ${service} after ${maxWait} s: see whether the log of inbound has "refused" and "_aws"`;
    },
  };
}

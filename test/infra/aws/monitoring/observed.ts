import { metricsOf } from "../../../../functions/log/cloudwatch.ts";
import type { Line } from "../../../../functions/log/log.ts";
import { type Metric, namespace } from "../../../../functions/log/metrics.ts";
import type { Clock } from "../../../simulation/clock.ts";
import { createMetricStore } from "./cloudwatch/metric-store.ts";

/*
 * The metrics that CloudWatch would have: those of our functions' log lines, and those of AWS's own services. Names and
 * dimensions are those of a stage's plan.
 */

export type FunctionName = "inbound" | "followups" | "sweep" | "canary";

/** Names that only the plan knows. */
export type Names = { service: string; table: string; queue: string };

export type Observed = ReturnType<typeof createObserved>;

export function createObserved(clock: Clock, { service, table, queue }: Names) {
  const metrics = createMetricStore();
  const ofFunction = (name: FunctionName, metricName: string, value: number, at = clock.now) =>
    metrics.put({ namespace: "AWS/Lambda", metricName, dimensions: { FunctionName: `${service}-${name}` } }, value, at);

  return {
    metrics,

    /** A line of our functions' log. */
    log(line: Line): void {
      for (const [metricName, value] of Object.entries(metricsOf(line)) as [Metric, number | undefined][])
        if (value !== undefined) metrics.put({ namespace, metricName, dimensions: { service } }, value, clock.now);
    },

    /** One invocation. Its metrics have the time of its start. A throttled one is no invocation. */
    async invoked(name: FunctionName, isThrottled: boolean, body: () => Promise<unknown>): Promise<void> {
      const began = clock.now;
      ofFunction(name, "Throttles", isThrottled ? 1 : 0, began);
      if (isThrottled) return;
      const isFailed = await body().then(
        () => 0,
        () => 1,
      );
      ofFunction(name, "Invocations", 1, began);
      ofFunction(name, "Errors", isFailed, began);
    },

    iteratorAge: (ms: number) => ofFunction("followups", "IteratorAge", ms),

    throttled(metricName: "ReadThrottleEvents" | "WriteThrottleEvents", index?: string): void {
      const dimensions = { TableName: table, ...(index !== undefined && { GlobalSecondaryIndexName: index }) };
      metrics.put({ namespace: "AWS/DynamoDB", metricName, dimensions }, 1, clock.now);
    },

    /** SQS publishes the number of messages once a minute while there are any. */
    visible: (messages: number) =>
      metrics.put(
        {
          namespace: "AWS/SQS",
          metricName: "ApproximateNumberOfMessagesVisible",
          dimensions: { QueueName: queue },
        },
        messages,
        clock.now,
      ),
  };
}

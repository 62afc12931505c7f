import { type Metric, namespace } from "../../../functions/log/metrics.ts";
import { givenUp } from "../followups.ts";
import { type FunctionName, fullName, service } from "../function.ts";
import { table } from "../table.ts";

/** A CloudWatch metric with a statistic: Sum, Maximum, p99... */
export type Measure = {
  namespace: string;
  metric: string;
  dimension: [name: string, value: string | $util.Output<string>];
  stat: string;
  /** Further dimensions. */
  and?: Record<string, string>;
};

/** A metric of our own log lines. */
export const ours = (metric: Metric, stat = "Sum"): Measure => ({
  namespace,
  metric,
  dimension: ["service", service],
  stat,
});

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
export const ofFunction = (name: FunctionName, metric: string, stat = "Sum"): Measure => ({
  namespace: "AWS/Lambda",
  metric,
  dimension: ["FunctionName", fullName(name)],
  stat,
});

/**
 * A metric of the table or of one of its indexes, which are counted separately.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export const ofTable = (metric: string, index?: string): Measure => ({
  namespace: "AWS/DynamoDB",
  metric,
  dimension: ["TableName", table.name],
  stat: "Sum",
  ...(index !== undefined && { and: { GlobalSecondaryIndexName: index } }),
});

/** Stream records that Lambda gave up on and that are still in the queue. */
export const waiting: Measure = {
  namespace: "AWS/SQS",
  metric: "ApproximateNumberOfMessagesVisible",
  dimension: ["QueueName", givenUp.nodes.queue.name],
  stat: "Maximum",
};

/** The sweep reads the table every five minutes, day and night. */
export const sweeps = { runs: ofFunction("sweep", "Invocations"), errors: ofFunction("sweep", "Errors") };

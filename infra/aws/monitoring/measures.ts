import { type Metric, namespace } from "../../../functions/log/metrics.ts";
import { givenUp } from "../followups.ts";
import { type FunctionName, fullName, service } from "../function.ts";
import { table } from "../table.ts";

/** A CloudWatch metric and what is asked of it: Sum, Maximum, p99... */
export type Measure = {
  namespace: string;
  metric: string;
  dimension: [name: string, value: string | $util.Output<string>];
  stat: string;
  /** Further dimensions. */
  and?: Record<string, string>;
};

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
 * Of the table, or of one of its indexes: they are counted apart.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export const ofTable = (metric: string, index?: string): Measure => ({
  namespace: "AWS/DynamoDB",
  metric,
  dimension: ["TableName", table.name],
  stat: "Sum",
  ...(index !== undefined && { and: { GlobalSecondaryIndexName: index } }),
});

/** How many records Lambda gave up on, that nobody has looked at. */
export const waiting: Measure = {
  namespace: "AWS/SQS",
  metric: "ApproximateNumberOfMessagesVisible",
  dimension: ["QueueName", givenUp.nodes.queue.name],
  stat: "Maximum",
};

/** The sweep reads the table every five minutes, also at night. */
export const sweeps = { runs: ofFunction("sweep", "Invocations"), errors: ofFunction("sweep", "Errors") };

import { metricsOf } from "../../../../functions/log/cloudwatch.ts";
import type { Line } from "../../../../functions/log/log.ts";
import { listening } from "../../../support/served.ts";

type Query = { Namespace: string; MetricName: string; Dimensions: { Name: string; Value: string }[]; Period: number };

/**
 * The part of CloudWatch that returns one metric. It makes the metric from the embedded format of log lines.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
 *
 * @param lines the lines, read for each query
 * @param error the error of every query, if any
 */
export async function aCloudWatch(lines: () => Line[], error?: string) {
  const queries: Query[] = [];
  const endpoint = await listening(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const query = JSON.parse(body) as Query;
    queries.push(query);
    const sum = lines().reduce((all, line) => all + (metricsOf(line)[query.MetricName as "Turns"] ?? 0), 0);
    const Datapoints = sum > 0 ? [{ Sum: sum, Timestamp: Date.now() / 1000, Unit: "Count" }] : [];
    response.writeHead(error ? 400 : 200, { "Content-Type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify(error ? { __type: error, message: "not allowed" } : { Datapoints }));
  });
  return { endpoint, queries };
}

import * as z from "zod";
import { type State, stateOf } from "./alarm-state.ts";
import { evaluateMath, type Series } from "./metric-math.ts";
import type { MetricStore } from "./metric-store.ts";

/*
 * How CloudWatch evaluates an alarm of a deployment over time.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
 */

const query = z.strictObject({
  id: z.string(),
  metric: z.optional(
    z.strictObject({
      namespace: z.string(),
      metricName: z.string(),
      dimensions: z.record(z.string(), z.string()),
      period: z.number().multipleOf(60),
      stat: z.string(),
    }),
  ),
  expression: z.optional(z.string()),
  label: z.optional(z.string()),
  returnData: z.boolean(),
});

/** The inputs of an alarm in the plan. Unknown properties are refused. */
const alarmSchema = z.strictObject({
  name: z.string(),
  alarmDescription: z.string(),
  metricQueries: z.array(query),
  threshold: z.number(),
  comparisonOperator: z.enum(["GreaterThanOrEqualToThreshold", "LessThanThreshold"]),
  datapointsToAlarm: z.number(),
  evaluationPeriods: z.number(),
  treatMissingData: z.enum(["missing", "ignore", "breaching", "notBreaching"]),
  alarmActions: z.array(z.string()),
  okActions: z.array(z.string()),
});

/** Parses an alarm of the plan. Throws when a part of it is not known here. */
export function alarmOf(inputs: unknown) {
  const alarm = alarmSchema.parse(inputs);
  const periods = new Set(alarm.metricQueries.flatMap(({ metric }) => metric?.period ?? []));
  const [period] = periods;
  // "Each metric must be using the same period", and there are 10 at most.
  if (period === undefined || periods.size > 1) throw new Error(`${alarm.name} has ${periods.size} periods`);
  const measured = alarm.metricQueries.filter(({ metric }) => metric).length;
  if (measured > 10) throw new Error(`${alarm.name} has ${measured} metrics`);
  const returned = alarm.metricQueries.filter(({ returnData }) => returnData);
  if (returned.length !== 1) throw new Error(`${alarm.name} looks at ${returned.length} numbers`);
  return { ...alarm, period: period * 1000, returned: returned[0]! };
}

export type AlarmInputs = ReturnType<typeof alarmOf>;

/** What AWS does not publish, or describes in two ways. The alarms have to work in every case. */
export type Unpublished = {
  /** How many periods the evaluation range has beyond N. AWS's examples have 2; others have seen more. */
  beyond: number;
  /** Whether FILL fills a metric that has no data point in the range. */
  fillsAbsent: boolean;
  /** How late metrics arrive, in minutes. */
  lag: number;
  /** Alarms on AWS/DynamoDB "always ignore missing data", says PutMetricAlarm; they only default to it, says the guide. */
  dynamoIgnores: boolean;
};

export type Transition = { at: number; state: State };

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The states that an alarm goes through, the first of them INSUFFICIENT_DATA.
 *
 * @param from when the alarm is made, and `to` when to stop looking: epoch milliseconds at a full minute
 */
export function transitionsOf(
  alarm: AlarmInputs,
  metrics: MetricStore,
  { from, to, unpublished }: { from: number; to: number; unpublished: Unpublished },
): Transition[] {
  const transitions: Transition[] = [{ at: from, state: "INSUFFICIENT_DATA" }];
  const isOfDynamo = alarm.metricQueries.some(({ metric }) => metric?.namespace === "AWS/DynamoDB");
  const treatMissingData = isOfDynamo && unpublished.dynamoIgnores ? "ignore" : alarm.treatMissingData;
  // A window of more than a day is evaluated once an hour, any other once a minute.
  const step = alarm.period * alarm.evaluationPeriods > day ? 60 * minute : minute;
  const readSeries = seriesReader(alarm, metrics, unpublished);
  let last: Record<string, Series> | undefined;
  for (let now = from; now <= to; now += step) {
    const series = readSeries(now);
    // The same data points give the same state.
    if (last && isSame(series, last)) continue;
    last = series;
    const { expression, id } = alarm.returned;
    const points =
      expression === undefined
        ? series[id]!
        : evaluateMath(expression, { series, fillsAbsent: unpublished.fillsAbsent });
    const state = stateOf(
      points.map((point) => breaches(alarm, point)),
      { ...alarm, treatMissingData },
    );
    if (state && state !== transitions.at(-1)?.state) transitions.push({ at: now, state });
  }
  return transitions;
}

const isSame = (a: Record<string, Series>, b: Record<string, Series>): boolean => {
  for (const id in a) for (let i = 0; i < a[id]!.length; i += 1) if (a[id]![i] !== b[id]![i]) return false;
  return true;
};

function breaches({ comparisonOperator, threshold }: AlarmInputs, point: number | undefined): boolean | undefined {
  if (point === undefined) return undefined;
  return comparisonOperator === "LessThanThreshold" ? point < threshold : point >= threshold;
}

/** Reads the data points of the evaluation range by a query's id. Periods slide: they end now, not at full hours. */
function seriesReader(alarm: AlarmInputs, metrics: MetricStore, { lag, beyond }: Unpublished) {
  const { period, evaluationPeriods, metricQueries } = alarm;
  const periods = evaluationPeriods + beyond;
  const readers = metricQueries.flatMap(({ id, metric }) =>
    metric ? [{ id, read: metrics.reader(metric, metric.stat) }] : [],
  );
  return (now: number): Record<string, Series> => {
    const seen = now - lag * minute;
    const series: Record<string, Series> = {};
    for (const { id, read } of readers) {
      const points: Series = [];
      for (let i = periods - 1; i >= 0; i -= 1) {
        const end = now - i * period;
        points.push(read(end - period, Math.min(end, seen)));
      }
      series[id] = points;
    }
    return series;
  };
}

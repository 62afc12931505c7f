import { type FunctionName, functionNames, logGroup } from "../function.ts";
import type { Measure } from "./measures.ts";

/*
 * The widgets of a dashboard.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */

type Size = { width: number; height: number };
export type Widget = Size & { type: string; properties: object };

/** By label: a measure, or metric math over the others (m0, m1...), which is drawn on the right axis. */
type Lines = Record<string, Measure | string>;

export const [third, half, wide, low] = [
  { width: 8, height: 7 },
  { width: 12, height: 7 },
  { width: 24, height: 9 },
  { width: 24, height: 4 },
];

const day = 24 * 60 * 60;
const { region } = aws.getRegionOutput();

const metricsOf = (lines: Lines) =>
  Object.entries(lines).map(([label, line], i) =>
    typeof line === "string"
      ? [{ expression: line, label, id: `e${i}`, yAxis: "right" }]
      : [line.namespace, line.metric, ...line.dimension, { label, stat: line.stat, id: `m${i}` }],
  );

export const text = (markdown: string, size: Size): Widget => ({ type: "text", ...size, properties: { markdown } });

export const alarmStates = (alarms: $util.Output<string>[], size: Size): Widget => ({
  type: "alarm",
  ...size,
  properties: { title: "Alarms", alarms },
});

/** The figures of the present day. */
export const figures = (title: string, lines: Lines, size: Size): Widget => ({
  type: "metric",
  ...size,
  properties: { title, region, view: "singleValue", sparkline: true, period: day, metrics: metricsOf(lines) },
});

type LineOptions = {
  /** In seconds; a day by default. */
  period?: number;
  /** A horizontal line. */
  limit?: { label: string; value: number };
};

/** Lines over time. */
export const lines = (title: string, drawn: Lines, { period = day, limit, ...size }: Size & LineOptions): Widget => ({
  type: "metric",
  ...size,
  properties: {
    title,
    region,
    view: "timeSeries",
    period,
    metrics: metricsOf(drawn),
    yAxis: { left: { min: 0 }, right: { min: 0 } },
    ...(limit && { annotations: { horizontal: [limit] } }),
  },
});

type QueryOptions = {
  view?: "table" | "bar" | "pie" | "timeSeries";
  /** The functions whose logs are searched; all by default. */
  logs?: readonly FunctionName[];
};

/** The result of a Logs Insights query over the functions' logs. */
export const logQuery = (
  title: string,
  query: string[],
  { view = "table", logs = functionNames, ...size }: Size & QueryOptions,
): Widget => ({
  type: "log",
  ...size,
  properties: {
    title,
    region,
    view,
    query: [...logs.map((name) => `SOURCE '${logGroup(name)}'`), ...query].join(" | "),
  },
});

/** Lays out rows of widgets below each other. A dashboard is 24 wide. */
export function board(rows: Widget[][]) {
  let [x, y] = [0, 0];
  return rows.flatMap((row) => {
    const laid = row.map((widget) => {
      x += widget.width;
      return { ...widget, x: x - widget.width, y };
    });
    [x, y] = [0, y + Math.max(...row.map(({ height }) => height))];
    return laid;
  });
}

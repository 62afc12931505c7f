import { type FunctionName, functionNames, logGroup } from "../function.ts";
import type { Measure } from "./measures.ts";

/*
 * What a dashboard is built of.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */

type Size = { width: number; height: number };
export type Widget = Size & { type: string; properties: object };

/** What is drawn, by its label: a measure; or metric math over the others, called m0, m1..., on the axis at the right. */
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

export const alarmsIn = (alarms: $util.Output<string>[], size: Size): Widget => ({
  type: "alarm",
  ...size,
  properties: { title: "Alarms", alarms },
});

/** The last day's figures. */
export const figures = (title: string, lines: Lines, size: Size): Widget => ({
  type: "metric",
  ...size,
  properties: { title, region, view: "singleValue", sparkline: true, period: day, metrics: metricsOf(lines) },
});

/** Lines over time, a point a day unless said otherwise; `limit` is drawn across. */
export const lines = (
  title: string,
  drawn: Lines,
  size: Size,
  more: { period?: number; limit?: { label: string; value: number } } = {},
): Widget => ({
  type: "metric",
  ...size,
  properties: {
    title,
    region,
    view: "timeSeries",
    period: more.period ?? day,
    metrics: metricsOf(drawn),
    yAxis: { left: { min: 0 }, right: { min: 0 } },
    ...(more.limit && { annotations: { horizontal: [more.limit] } }),
  },
});

/** What Logs Insights finds in the functions' logs. */
export const asked = (
  title: string,
  query: string[],
  size: Size,
  view: "table" | "bar" | "pie" | "timeSeries" = "table",
  logs: readonly FunctionName[] = functionNames,
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

/** Lays rows of widgets below each other; the board is 24 wide. */
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

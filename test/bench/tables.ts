import { alignColumns } from "../../infra/cli/align.ts";
import {
  type Flat,
  median,
  medianOf,
  perSecond,
  quantile,
  type Results,
  type Row,
  type Scaled,
  type Swept,
} from "./results.ts";

export type Table = { title: string; head: string[]; rows: string[][] };

/** The tables of what was measured. */
export const tablesOf = ({ cold, warm, flat, sweep, scale }: Results): Table[] => [
  ...(cold ? [coldTable(cold)] : []),
  ...(warm ? [warmTable(warm)] : []),
  ...(flat ? [flatTable(flat)] : []),
  ...(sweep ? [sweepTable(sweep)] : []),
  ...(scale ? [loadTable(scale), scaleTable(scale)] : []),
];

const coldTable = (rows: Row[]): Table =>
  comparison("Cold start, whole process", "ms", rows, [
    ["of the limit", medianOf(rows, "limit")],
    ["of Hono and DynamoDB", medianOf(rows, "honoDynamo")],
  ]);

const warmTable = (rows: Row[]): Table =>
  comparison("Warm, in process", "messages/s", rows, [["of Hono with signature", medianOf(rows, "bareHono")]]);

/** Medians, the middle half of the rounds, and ratios to some of the medians. */
function comparison(title: string, unit: string, rows: Row[], ratios: [head: string, to: number][]): Table {
  const head = ["", unit, "middle half", ...ratios.map(([name]) => name), "does not do"];
  const cells = (row: Row): string[] => {
    if ("missing" in row) return [row.name, "-", "-", ...ratios.map(() => "-"), `not measured: ${row.missing}`];
    const { values } = row;
    const spread = `${whole(quantile(values, 0.25))} to ${whole(quantile(values, 0.75))}`;
    return [row.name, whole(median(values)), spread, ...ratios.map(([, to]) => ratio(median(values), to)), row.lacks];
  };
  return { title, head, rows: rows.map(cells) };
}

function flatTable({ decisions, starts, reads, compiling }: Flat): Table {
  const counts = Object.keys(starts);
  const of = (value: (count: string) => string) => counts.map(value);
  return {
    title: "By the number of guides",
    head: ["", ...counts.map((count) => (count === "1" ? "1 guide" : `${Number(count).toLocaleString("en")} guides`))],
    rows: [
      ...Object.entries(decisions).map(([message, times]) => [
        `decision, ms: ${message}`,
        ...of((count) => significant(times[count] ?? Number.NaN)),
      ]),
      ["read at a cold start, KB", ...of((count) => whole((starts[count]?.bytes ?? Number.NaN) / 1024))],
      ["read by a first message, at most, KB", ...of((count) => (reads[count] ? whole(reads[count] / 1024) : "-"))],
      ["compiled with all checks, s", ...of((count) => (compiling[count] ? significant(compiling[count]) : "-"))],
      ["memory after it, MB", ...of((count) => whole((starts[count]?.memory ?? Number.NaN) / 1024 ** 2))],
    ],
  };
}

const sweepTable = (swept: Swept[]): Table => ({
  title: "One sweep, Twilio takes 500 ms",
  head: ["store", "check-backs/s", "requests for each"],
  rows: swept.map((each) => [
    each.store,
    significant(perSecond(each)),
    each.requests === undefined ? "-" : (each.requests / each.handled).toFixed(1),
  ]),
});

const loadTable = ({ loaded: { people, seconds, gaveUp } }: Scaled): Table => ({
  title: "Loaded into DynamoDB Local",
  head: ["people with an open check-back", "people/s", "ended"],
  rows: [
    [whole(people), whole(people / seconds), gaveUp === undefined ? "when all were loaded" : `earlier: ${gaveUp}`],
  ],
});

const scaleTable = ({ hours }: Scaled): Table => ({
  title: "An hour's check-backs, Twilio takes 500 ms",
  head: [
    "",
    "check-backs",
    "a second",
    "requests for each",
    "late, s: 50 %",
    "95 %",
    "99 %",
    "MB before",
    "MB at most",
  ],
  rows: hours.map((each) => [
    each.name,
    whole(each.handled),
    significant(perSecond(each)),
    each.requests === undefined ? "-" : (each.requests / each.handled).toFixed(1),
    ...each.late.map(whole),
    ...[each.memory.began, each.memory.most].map((bytes) => whole(bytes / 1024 ** 2)),
  ]),
});

const whole = (value: number) => Math.round(value).toLocaleString("en");
const significant = (value: number) => (value >= 100 ? whole(value) : String(Number(value.toPrecision(2))));

/** Two digits after the point; of less than a tenth, two digits. */
function ratio(value: number, to: number): string {
  const of = value / to;
  return `${of < 0.1 ? Number(of.toPrecision(2)) : of.toFixed(2)} x`;
}

/** A table for a terminal. */
export const asText = ({ title, head, rows }: Table): string =>
  [title, ...alignColumns([head, ...rows]).map((line) => `  ${line}`)].join("\n");

/** A table for a README; columns of numbers are aligned to the right. */
export function asMarkdown({ title, head, rows }: Table): string {
  const isNumber = (i: number) => rows.every((row) => /^(-|[\d.,]+( x| to [\d.,]+)?)$/.test(row[i] ?? ""));
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rule = `|${head.map((_, i) => (isNumber(i) ? "--:" : "---")).join("|")}|`;
  return [`**${title}**`, "", line(head), rule, ...rows.map(line)].join("\n");
}

import { expect, test } from "vitest";
import { alarmOf, transitionsOf, type Unpublished } from "./evaluate.ts";
import { createMetricStore } from "./metric-store.ts";

const minute = 60_000;
const start = Date.UTC(2026, 11, 7);
const at = (minutes: number) => start + minutes * minute;
const told: Unpublished = { beyond: 2, fillsAbsent: true, lag: 0, dynamoIgnores: false };
const runs = { namespace: "AWS/Lambda", metricName: "Invocations", dimensions: { FunctionName: "sweep" } };

const silent = {
  name: "silent",
  alarmDescription: "",
  alarmActions: ["topic"],
  okActions: ["topic"],
  metricQueries: [{ id: "runs", metric: { ...runs, period: 900, stat: "Sum" }, returnData: true }],
  threshold: 1,
  comparisonOperator: "LessThanThreshold",
  datapointsToAlarm: 1,
  evaluationPeriods: 1,
  treatMissingData: "breaching",
};

/** Runs every five minutes for so many minutes, from the beginning. */
function storeOf(minutes: number, every = 5) {
  const store = createMetricStore();
  for (let each = 0; each <= minutes; each += every) store.put(runs, 1, at(each));
  return store;
}

const lives = (alarm: object, store: ReturnType<typeof createMetricStore>, unpublished = told) =>
  transitionsOf(alarmOf(alarm), store, { from: start, to: at(300), unpublished }).map(({ at, state }) => [
    (at - start) / minute,
    state,
  ]);

test("when missing data breaches, a silence of 15 minutes fires only after the whole evaluation range", () => {
  expect(lives(silent, storeOf(100))).toEqual([
    [0, "INSUFFICIENT_DATA"],
    [0, "ALARM"],
    [1, "OK"],
    [146, "ALARM"],
  ]);
  expect(lives(silent, storeOf(100), { ...told, beyond: 3 }).at(-1)).toEqual([161, "ALARM"]);
});

test("late data is not used before it comes", () => {
  expect(lives(silent, storeOf(100), { ...told, lag: 3 }).slice(1)).toEqual([
    [0, "ALARM"],
    [4, "OK"],
    [146, "ALARM"],
  ]);
});

test("statistics are computed from the samples in the period", () => {
  const store = createMetricStore();
  for (const [minutes, value] of [
    [0, 1],
    [1, 5],
    [1, 3],
    [2, 7],
  ] as const)
    store.put(runs, value, at(minutes));
  const asked = (stat: string) => store.reader(runs, stat)(at(1), at(3));
  expect(["Sum", "SampleCount", "Average", "Maximum"].map(asked)).toEqual([15, 3, 5, 7]);
  expect(store.reader(runs, "Sum")(at(3), at(9))).toBeUndefined();
  expect(store.reader({ ...runs, dimensions: {} }, "Sum")(at(0), at(9))).toBeUndefined();
  expect(() => asked("p99")).toThrow("the statistic p99 is not known here");
});

test("a window of more than a day is evaluated once an hour", () => {
  const often = {
    ...silent,
    metricQueries: [{ ...silent.metricQueries[0]!, metric: { ...silent.metricQueries[0]!.metric, period: 86_400 } }],
  };
  const counting = {
    ...often,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 11,
    treatMissingData: "notBreaching",
  };
  expect(lives(counting, storeOf(300))).toContainEqual([51, "ALARM"]);
  expect(lives({ ...counting, evaluationPeriods: 2 }, storeOf(300))).toContainEqual([60, "ALARM"]);
});

test("alarms on DynamoDB's metrics may ignore missing data in any configuration", () => {
  const throttled = { namespace: "AWS/DynamoDB", metricName: "WriteThrottleEvents", dimensions: { TableName: "t" } };
  const alarm = {
    ...silent,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    treatMissingData: "notBreaching",
    metricQueries: [{ id: "writes", metric: { ...throttled, period: 300, stat: "Sum" }, returnData: true }],
  };
  const store = createMetricStore();
  store.put(throttled, 3, at(10));
  expect(lives(alarm, store).at(-1)).toEqual([26, "OK"]);
  expect(lives(alarm, store, { ...told, dynamoIgnores: true }).at(-1)).toEqual([11, "ALARM"]);
});

test.each([
  ["a property that is not known", { ...silent, evaluationWindow: {} }, /Unrecognized key/],
  ["an operator that is not known", { ...silent, comparisonOperator: "GreaterThanThreshold" }, /comparisonOperator/],
  [
    "two numbers to look at",
    { ...silent, metricQueries: [...silent.metricQueries, ...silent.metricQueries] },
    /2 numbers/,
  ],
])("an alarm with %s is refused", (_, alarm, complaint) => {
  expect(() => alarmOf(alarm)).toThrow(complaint);
});

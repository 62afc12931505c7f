import { expect, test } from "vitest";
import { evaluateMath, type Series } from "./metric-math.ts";

const none = undefined;

/** The series of AWS's page, "Using IF expressions". */
const series = {
  metric1: [1, 1, 0, 0, none],
  metric2: [30, none, 0, 0, 30],
  metric3: [0, 0, 20, none, 20],
  absent: [none, none, none, none, none],
};

const evaluated = (expression: string, fillsAbsent = true) => evaluateMath(expression, { series, fillsAbsent });

test.each<[expression: string, expected: Series]>([
  ["IF(metric1, metric2, metric3)", [30, 0, 20, 0, none]],
  ["IF(metric1, 5, metric3)", [5, 5, 20, none, none]],
  ["IF(metric1, metric2, 5)", [30, 0, 5, 5, none]],
  ["IF(metric1, 7)", [7, 7, none, none, none]],
  ["metric2 > metric3", [1, 0, 0, 0, 1]],
  ["metric2 >= 30", [1, none, 0, 0, 1]],
  ["metric2 >= 30 || metric3 >= 20", [1, 0, 1, 0, 1]],
  ["metric1 > 0 && metric3 < 20", [1, 1, 0, 0, 0]],
  ["metric1 + metric2 * 2", [61, none, 0, 0, none]],
  ["(metric1 + 1) / metric1", [2, 2, none, none, none]],
  ["FILL(metric2, 0)", [30, 0, 0, 0, 30]],
  ["FILL(metric3, 0 * metric2)", [0, 0, 20, 0, 20]],
  ["SUM(METRICS())", [31, 1, 20, 0, 50]],
  ["SUM(FILL(METRICS(), 0))", [31, 1, 20, 0, 50]],
  ["RUNNING_SUM(FILL(metric2, 0))", [30, 30, 30, 30, 60]],
])("%s", (expression, expected) => {
  expect(evaluated(expression)).toEqual(expected);
});

test("a metric without any data is filled or not, as the service is taken to do", () => {
  expect(evaluated("FILL(absent, 0)", true)).toEqual([0, 0, 0, 0, 0]);
  expect(evaluated("FILL(absent, 0)", false)).toEqual(series.absent);
});

test.each([
  ["AVG(METRICS())", /AVG of 1/],
  ["SUM(metric1)", /SUM of 1/],
  ["metric4 + 1", /the id metric4/],
  ["metric1 % 2", /the operator %/],
  ["-metric1", /UnaryExpression/],
  ["metric1 ? 1 : 0", /ConditionalExpression/],
  ["FILL(metric1, REPEAT)", /the id REPEAT/],
  ["METRICS() + 1", /several series/],
  ["METRICS()", /not one time series/],
  ["1 + 1", /not one time series/],
])("%s is refused", (expression, complaint) => {
  expect(() => evaluated(expression)).toThrow(complaint);
});

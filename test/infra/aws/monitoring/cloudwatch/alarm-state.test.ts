import { describe, expect, test } from "vitest";
import { type Missing, type State, stateOf } from "./alarm-state.ts";

/*
 * The two tables of AWS's page, row by row: 0 does not breach, X does, - is missing, the newest at the right. "retain" is
 * what AWS calls "Retain current state".
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */

type Row = [points: string, missing: Told, ignore: Told, breaching: Told, notBreaching: Told];
type Told = State | "retain";

const treatments: Missing[] = ["missing", "ignore", "breaching", "notBreaching"];
const read = (points: string) => points.split(" ").map((point) => (point === "-" ? undefined : point === "X"));

function told(points: string, datapointsToAlarm: number, treatMissingData: Missing): Told {
  return stateOf(read(points), { datapointsToAlarm, evaluationPeriods: 3, treatMissingData }) ?? "retain";
}

describe("3 of 3 data points", () => {
  test.each<Row>([
    ["0 - X - X", "OK", "OK", "OK", "OK"],
    ["0 - - - -", "OK", "OK", "OK", "OK"],
    ["- - - - -", "INSUFFICIENT_DATA", "retain", "ALARM", "OK"],
    ["0 X X - X", "ALARM", "ALARM", "ALARM", "ALARM"],
    ["- - X - -", "ALARM", "retain", "ALARM", "OK"],
  ])("%s", (points, ...expected) => {
    expect(treatments.map((treat) => told(points, 3, treat))).toEqual(expected);
  });

  test.each(["- - - - X", "- - - X -"])("%s is too early for an alarm", (points) => {
    expect(told(points, 3, "missing")).not.toBe("ALARM");
  });
});

describe("2 of 3 data points", () => {
  test.each<Row>([
    ["0 - X - X", "ALARM", "ALARM", "ALARM", "ALARM"],
    ["0 0 X 0 X", "ALARM", "ALARM", "ALARM", "ALARM"],
    ["0 - X - -", "OK", "OK", "ALARM", "OK"],
    ["- - - - 0", "OK", "OK", "ALARM", "OK"],
    ["- - - X -", "ALARM", "retain", "ALARM", "OK"],
  ])("%s", (points, ...expected) => {
    expect(treatments.map((treat) => told(points, 2, treat))).toEqual(expected);
  });
});

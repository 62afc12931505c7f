import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { realLines } from "./infra/plan/real-lines.ts";

test("the README's line is one as it is really logged", async () => {
  const shown = JSON.parse(/```json\n(\{"level".*\})\n```/.exec(readFileSync("README.md", "utf8"))?.[1] ?? "");
  const [line] = (await realLines()) as [Record<string, unknown>];
  const varies = { timestamp: 0, service: 0, ms: 0, Milliseconds: 0, _aws: 0, segments: 0, Segments: 0 };
  expect({ ...shown, ...varies }).toEqual({ ...line, ...varies });
  expect(Object.keys(shown)).toEqual(Object.keys(line));
  const metrics = (from: Record<string, unknown>) => (from._aws as { CloudWatchMetrics: unknown }).CloudWatchMetrics;
  expect(metrics(shown)).toEqual(metrics(line));
});

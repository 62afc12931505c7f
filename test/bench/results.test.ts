import { expect, test } from "vitest";
import { fakeResults } from "./fake-results.ts";
import { quantile, toJson } from "./results.ts";

test.each([
  [0, 1],
  [0.25, 1.75],
  [0.5, 2.5],
  [1, 4],
])("the quantile %f of 4, 1, 3 and 2 is %f", (q, expected) => {
  expect(quantile([4, 1, 3, 2], q)).toBe(expected);
});

test("the file of --json holds medians, the slowest decision, and what the sweep does in memory", () => {
  expect(toJson(fakeResults)).toEqual({
    cold: { limit: 20, hono: 40, honoDynamo: 90, deployed: 100 },
    warm: { bareHono: 11_000, express: 2_000, ours: 6_600 },
    flat: { decision: { "1": 0.5, "10": 0.13 }, startBytes: { "1": 2_048, "10": 4_096 } },
    sweep: { perSecond: 8 },
    scale: { people: 1_000, perSecond: 210 },
  });
});

test("a part that was not measured is not in the file of --json", () => {
  expect(toJson({ sweep: fakeResults.sweep })).toEqual({ sweep: { perSecond: 8 } });
});

test("a peer that was not measured is null in the file of --json", () => {
  const express = { id: "express", name: "Express", lacks: "state", missing: "it does not install" };
  const { warm } = JSON.parse(JSON.stringify(toJson({ warm: [...fakeResults.warm.slice(0, 2), express] })));
  expect(warm).toEqual({ bareHono: 11_000, express: null, ours: 6_600 });
});

import { expect, test } from "vitest";
import { maxTotal, overrides, overridesFragment } from "../../functions/twilio/connection-overrides.ts";
import { dynamoOptions } from "../../functions/wiring/deps.ts";

test("the fragment is made of the numbers, each within Twilio's range", () => {
  const given = Object.fromEntries(new URLSearchParams(overridesFragment.slice(1)));
  expect(given).toEqual({ rc: "2", rp: "all", ct: "2000", rt: "4500" });
  expect(overrides.rc).toBeLessThanOrEqual(5);
  for (const ms of [overrides.ct, overrides.rt]) expect(ms).toBeGreaterThanOrEqual(100);
  expect(overrides.ct).toBeLessThanOrEqual(10_000);
});

test("every attempt can time out, and the last one still has its whole read time", () => {
  expect(overrides.rt * (overrides.rc + 1)).toBeLessThanOrEqual(maxTotal);
});

test("a 429, which a function URL answers when its concurrency is used up, is tried again", () => {
  const repeated: string[] = overrides.rp.split(",");
  expect(repeated.includes("4xx") || repeated.includes("all")).toBe(true);
});

test("all attempts of a request to DynamoDB end within one of Twilio's, with a second to spare for the rest", () => {
  const { maxAttempts, requestHandler } = dynamoOptions;
  expect(requestHandler.connectionTimeout).toBeLessThanOrEqual(requestHandler.requestTimeout);
  // The SDK waits between them for 100 and 200 ms at most.
  const longest = maxAttempts * requestHandler.requestTimeout + 300;
  expect(longest).toBeLessThanOrEqual(overrides.rt - 1_000);
});

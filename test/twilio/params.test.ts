import { expect, test } from "vitest";
import { paramsOf } from "../../functions/twilio/signature.ts";

test("a repeated parameter is a list, an empty one is kept", () => {
  expect(paramsOf("a=1&b=&a=2&c=+x+")).toEqual({ a: ["1", "2"], b: "", c: " x " });
});

test("a form of sixteen thousand names keeps every name", () => {
  const names = Array.from({ length: 16_000 }, (_, i) => i.toString(36));
  expect(Object.keys(paramsOf(names.join("&")))).toHaveLength(16_000);
});

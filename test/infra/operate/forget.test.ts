import { expect, test } from "vitest";
import { addressesOf } from "../../../infra/operate/forget.ts";

test.each([
  ["+85510000001", ["+85510000001", "whatsapp:+85510000001"]],
  [" +855 10-000.001 ", ["+85510000001", "whatsapp:+85510000001"]],
  ["whatsapp:+855 10 000 001", ["whatsapp:+85510000001"]],
  ["whatsapp:KH.1349000000000001", ["whatsapp:KH.1349000000000001"]],
])("%s is stored under %j", (typed, addresses) => {
  expect(addressesOf(typed)).toEqual(addresses);
});

test.each(["", "0123 456", "85510000001", "whatsapp:", "whatsapp:+0"])("%j is not a number", (typed) => {
  expect(() => addressesOf(typed)).toThrow("that is not a number. Write it with its country code");
});

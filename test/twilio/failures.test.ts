import { expect, test } from "vitest";
import type { FailureKind } from "../../functions/engine/state/turn.ts";
import { codesOf, sendFailure, verdictOn } from "../../functions/twilio/failures.ts";

/** Every code of Twilio's that a check-back can meet, and what each means for it. */
const table: Record<Exclude<FailureKind, "unlisted" | "budget">, number[]> = {
  later: [20429, 21611, 30001, 30022, 30023, 30027, 30450, 30453, 63038],
  account: [10001, 20003, 20005, 20404, 30002, 30037],
  sender: [21212, 21603, 21606, 21660, 21703, 21704, 30024, 30035, 63001, 63002, 63007, 63020, 63022, 63051, 63112],
  country: [21408],
  limit: [63018],
  retry: [30017, 30020, 30021, 30036, 30410, 30500, 63009, 63010, 63012, 63017],
  unreachable: [30003, 30008],
  template: [63016],
  "opted-out": [21610, 63014],
  gone: [21211, 21614, 21635, 30004, 30005, 30006],
  "elsewhere-or-gone": [63003, 63005, 63024],
  "another-template-or-gone": [63032, 63049],
  "another-template-or-ours": [63027, 63033, 63040, 63042],
  "another-template-or-later": [63041],
  ours: [
    14107, 21608, 21612, 21617, 21654, 21655, 21656, 21658, 30007, 30032, 30033, 30034, 30040, 30041, 30042, 30454,
    63006, 63013, 63015, 63019, 63021, 63028, 63029, 63030, 63034, 63036, 63052, 92007,
  ],
};
const rows = Object.entries(table).flatMap(([verdict, codes]) =>
  codes.map((code) => [code, verdict as FailureKind] as const),
);

test.each(rows)("%d is %s: of a refused request, and of a message that was accepted", (code, verdict) => {
  expect(sendFailure(code, 400)).toEqual({ kind: "refused", verdict, code });
  expect(verdictOn(code)).toBe(verdict);
});

test("no code has two meanings, and each that has one is in the table above", () => {
  const listed = Object.values(codesOf).flatMap((codes) => Object.keys(codes).map(Number));
  expect(new Set(listed).size).toBe(listed.length);
  // 30004 depends on the sender.
  expect(listed.filter((code) => verdictOn(code) !== verdictOn(code, "+18005550100"))).toEqual([30004]);
  expect(rows.map(([code]) => code).toSorted()).toEqual(listed.toSorted());
});

test.each<[code: number | undefined, status: number, verdict: FailureKind]>([
  [undefined, 429, "later"],
  [14107, 429, "later"],
  [undefined, 401, "account"],
  [undefined, 403, "account"],
  [99999, 400, "unlisted"],
  [0, 400, "unlisted"],
  [undefined, 400, "unlisted"],
  [undefined, 404, "unlisted"],
])("code %s with HTTP %d is %s", (code, status, verdict) => {
  expect(sendFailure(code, status)).toEqual({ kind: "refused", verdict, code });
});

test.each([
  ["+18885550100", "opted-out"],
  ["+12025550143", "gone"],
  ["whatsapp:+18885550100", "gone"],
])("30004 for a message from %s is %s: carriers handle STOP for toll-free numbers", (from, verdict) => {
  expect(verdictOn(30004, from)).toBe(verdict);
  expect(sendFailure(30004, 400, from)).toMatchObject({ verdict });
});

/* It may have gone out: never taken for a refusal, whatever the code says. */
const unknown: [code: number | undefined, status: number | undefined][] = [
  [undefined, undefined],
  [21610, undefined],
  [undefined, 500],
  [undefined, 408],
  [undefined, 502],
  [undefined, 503],
  [20500, 500],
  [20429, 503],
];

test.each(unknown)("code %s, HTTP %s: unknown", (code, status) => {
  expect(sendFailure(code, status)).toEqual({ kind: "unknown" });
});

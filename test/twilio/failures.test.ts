import { expect, test } from "vitest";
import type { FailureKind } from "../../functions/engine/state/failure.ts";
import { codesOf, failureKindOf, sendFailure } from "../../functions/twilio/failures.ts";

/** Every code of Twilio that a check-back can get, and its meaning. */
const table: Record<Exclude<FailureKind, "unlisted" | "over-budget" | "over-pace">, number[]> = {
  "not-accepted": [20429, 21611, 30001, 30022, 30023, 30027, 30450, 30453, 63038],
  "account-blocked": [10001, 20003, 20005, 20404, 30002, 30037],
  "sender-blocked": [
    21212, 21603, 21606, 21660, 21703, 21704, 30024, 30035, 63001, 63002, 63007, 63020, 63022, 63051, 63112,
  ],
  "country-blocked": [21408],
  "channel-limit": [63018],
  transient: [30012, 30017, 30020, 30021, 30036, 30410, 30500, 63009, 63010, 63012, 63017],
  unreachable: [30003, 30008],
  "window-closed": [63016],
  "opted-out": [21610, 63014],
  "number-gone": [21211, 21614, 21635, 30004, 30005, 30006],
  "not-on-channel": [63003, 63005, 63024],
  "template-withheld": [63032, 63049],
  "template-unusable": [63027, 63033, 63040, 63042],
  "template-paused": [63041],
  "our-fault": [
    14107, 21608, 21612, 21617, 21654, 21655, 21656, 21658, 30007, 30032, 30033, 30034, 30040, 30041, 30042, 30454,
    63006, 63013, 63015, 63019, 63021, 63028, 63029, 63030, 63034, 63036, 63052, 92007,
  ],
};
const rows = Object.entries(table).flatMap(([kind, codes]) =>
  codes.map((code) => [code, kind as FailureKind] as const),
);

test.each(rows)("%d is %s, for a refused request and for an accepted message", (code, kind) => {
  expect(sendFailure(code, 400)).toEqual({ kind: "refused", failure: kind, code });
  expect(failureKindOf(code)).toBe(kind);
});

test("no code has two meanings, and every listed code is in the table above", () => {
  const listed = Object.values(codesOf).flatMap((codes) => Object.keys(codes).map(Number));
  expect(new Set(listed).size).toBe(listed.length);
  // 30004 depends on the sender.
  expect(listed.filter((code) => failureKindOf(code) !== failureKindOf(code, "+18005550100"))).toEqual([30004]);
  expect(rows.map(([code]) => code).toSorted()).toEqual(listed.toSorted());
});

test.each<[code: number | undefined, status: number, failure: FailureKind]>([
  [undefined, 429, "not-accepted"],
  [14107, 429, "not-accepted"],
  [undefined, 401, "account-blocked"],
  [undefined, 403, "account-blocked"],
  [99999, 400, "unlisted"],
  [0, 400, "unlisted"],
  [undefined, 400, "unlisted"],
  [undefined, 404, "unlisted"],
])("code %s with HTTP %d is %s", (code, status, kind) => {
  expect(sendFailure(code, status)).toEqual({ kind: "refused", failure: kind, code });
});

test.each([
  ["+18885550100", "opted-out"],
  ["+12025550143", "number-gone"],
  ["whatsapp:+18885550100", "number-gone"],
])("30004 for a message from %s is %s: carriers handle STOP for toll-free numbers", (from, kind) => {
  expect(failureKindOf(30004, from)).toBe(kind);
  expect(sendFailure(30004, 400, from)).toMatchObject({ failure: kind });
});

/* The message may have been sent, so no code makes it a refusal. */
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

test.each(unknown)("code %s with HTTP %s is unknown", (code, status) => {
  expect(sendFailure(code, status)).toEqual({ kind: "unknown" });
});

import { expect, test } from "vitest";
import type { Verdict } from "../../functions/engine/turn.ts";
import { failure } from "../../functions/twilio/failures.ts";

const refused: [code: number | undefined, status: number, verdict: Verdict][] = [
  [20429, 429, "later"],
  [20429, 400, "later"],
  [undefined, 429, "later"],
  [14107, 429, "later"],
  [21611, 400, "later"],
  [21610, 400, "opted-out"],
  [63014, 400, "opted-out"],
  [21211, 400, "gone"],
  [21612, 400, "gone"],
  [21614, 400, "gone"],
  [30005, 400, "gone"],
  [30006, 400, "gone"],
  [63003, 400, "gone"],
  [63024, 400, "gone"],
  [30001, 400, "retry"],
  [63018, 400, "retry"],
  [63012, 400, "retry"],
  [30003, 400, "unreachable"],
  [30008, 400, "unreachable"],
  [63016, 400, "template"],
  // Ours to look at: the sender, the account, the text, the template, and whatever is new.
  [21606, 400, "ours"],
  [21408, 400, "ours"],
  [21608, 400, "ours"],
  [21617, 400, "ours"],
  [20003, 401, "ours"],
  [20404, 404, "ours"],
  [30007, 400, "ours"],
  [99999, 400, "ours"],
  [0, 400, "ours"],
  [undefined, 400, "ours"],
  [undefined, 404, "ours"],
];

test.each(refused)("code %s, HTTP %d: refused, %s", (code, status, verdict) => {
  expect(failure(code, status)).toEqual({ kind: "refused", verdict, code });
});

/* It may have gone out: never taken for a refusal, whatever the code says. */
const unknown: [code: number | undefined, status: number | undefined][] = [
  [undefined, undefined],
  [21610, undefined],
  [undefined, 500],
  [undefined, 502],
  [undefined, 503],
  [20500, 500],
  [20429, 503],
];

test.each(unknown)("code %s, HTTP %s: unknown", (code, status) => {
  expect(failure(code, status)).toEqual({ kind: "unknown" });
});

import { describe, expect, test } from "vitest";
import { decide, type Quota, reservations, sharesOf, unreserved } from "../../../infra/aws/reservations.ts";

const production = sharesOf("production", undefined);
const everything = { inbound: 50, sweep: 2, followups: 20 };

describe("an account with a quota of", () => {
  test.each([
    [10, {}],
    [50, {}],
    [100, {}],
    [101, {}],
    [102, { sweep: 2 }],
    [109, { sweep: 2 }],
    [110, { inbound: 10 }],
    [150, { inbound: 50 }],
    [152, { inbound: 50, sweep: 2 }],
    [171, { inbound: 50, sweep: 2 }],
    [172, everything],
    [1_000, everything],
  ])("%i", (quota, expected) => {
    expect(reservations(quota, production)).toEqual(expected);
  });
});

test("any quota leaves a hundred free, and gives each function at least its minimum and at most its maximum", () => {
  for (let quota = 0; quota <= 1_000; quota += 1) {
    const reserved = reservations(quota, production);
    const sum = Object.values(reserved).reduce((sum, share) => sum + share, 0);
    expect(sum).toBeLessThanOrEqual(Math.max(0, quota - unreserved));
    for (const { name, min, max } of production) {
      const share = reserved[name] ?? min;
      expect([share >= min, share <= max]).toEqual([true, true]);
    }
  }
});

describe("the reserved concurrency, and the deployment's summary of it", () => {
  const refusal = "AccessDeniedException: not authorized\nRequestID: 1";
  test.each<[stage: string, quota: Quota, setting: number | undefined, reserved: object, summary: RegExp]>([
    [
      "production",
      { quota: 10 },
      undefined,
      {},
      /^nothing reserved: the account's quota is 10, .* keeps 100 .*To raise/,
    ],
    ["production", { quota: 130 }, undefined, { inbound: 30 }, /^reserved 30 for inbound: the account's quota is 130/],
    ["production", { quota: 400 }, undefined, everything, /^reserved 50 .*, 20 for followups, of the account's 400$/],
    ["production", { quota: 1_000 }, 900, { inbound: 900 }, /^reserved 900 for inbound: the account's quota is 1000/],
    ["production", { quota: 1_000 }, 0, { sweep: 2, followups: 20 }, /^reserved 2 for sweep, 20 for followups, of/],
    [
      "production",
      { refusal },
      undefined,
      {},
      /^nothing .*could not be read, .*GetServiceQuota .*\(Access[^\n]*ized\)$/,
    ],
    ["production", { refusal }, 5, { inbound: 5 }, /^reserved 5 for inbound: .*could not be read/],
    ["dev", {}, undefined, {}, /^nothing reserved: a stage other than production$/],
    ["dev", { quota: 400 }, 7, { inbound: 7 }, /^reserved 7 for inbound, of the account's 400$/],
  ])("%s, %j, CHECKBACK_INBOUND_CONCURRENCY %s", (stage, quota, setting, reserved, summary) => {
    const all = decide(quota, sharesOf(stage, setting));
    expect(all.reserved).toEqual(reserved);
    expect(all.summary).toMatch(summary);
  });

  test.each([
    [1_000, 901, "is 901, and this account allows 900: its quota is 1000, and Lambda keeps 100"],
    [10, 5, "is 5, and this account allows 0: its quota is 10"],
  ])("with a quota of %i, %i is refused", (quota, setting, says) => {
    expect(() => decide({ quota }, sharesOf("production", setting))).toThrow(`CHECKBACK_INBOUND_CONCURRENCY ${says}`);
  });
});

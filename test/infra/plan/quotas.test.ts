import { expect, test } from "vitest";
import type { Plan } from "../../../infra/plan/plan.ts";
import { all } from "./find.ts";
import { planFor } from "./plans.ts";

const reserved = (plan: Plan) =>
  Object.fromEntries(
    all(plan, "Function").flatMap(({ inputs }) => {
      const share = inputs.reservedConcurrentExecutions;
      return share === undefined ? [] : [[inputs.name.replace("checkback-production-", ""), share]];
    }),
  );

test.each([
  ["10", {}, /^nothing reserved: the account's quota is 10,/],
  ["400", { inbound: 50, sweep: 2, followups: 20 }, /^reserved 50 for inbound, .*, of the account's 400$/],
  ["refused", {}, /^nothing reserved: the account's quota could not be read,.*AccessDenied/],
])("production is deployed in an account whose quota is %s", { timeout: 180_000 }, async (quota, shares, says) => {
  const plan = await planFor("production", { PLAN_LAMBDA_QUOTA: quota });
  expect(reserved(plan)).toEqual(shares);
  expect(plan.outputs?.concurrency).toMatch(says);
});

test("a setting that the account does not allow ends the deployment", { timeout: 180_000 }, async () => {
  const env = { CHECKBACK_INBOUND_CONCURRENCY: "50", PLAN_LAMBDA_QUOTA: "10" };
  await expect(planFor("production", env)).rejects.toThrow(/^CHECKBACK_INBOUND_CONCURRENCY is 50, and this account/);
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Plan, planOf } from "../../../infra/plan/plan.ts";
import { changedCopy } from "./changed.ts";
import { everyOne } from "./changes.ts";
import { settings } from "./expected.ts";
import { planFor } from "./plans.ts";

const plans: { asIs?: Plan; changed?: Plan } = {};
const copy = changedCopy(everyOne);
beforeAll(async () => {
  [plans.asIs, plans.changed] = await Promise.all([planFor("production"), planOf(copy.folder, "production")]);
}, 180_000);
afterAll(copy.remove);

describe("a deployment to production", () => {
  test.each(settings)("%s", (_, look, expected) => {
    expect(look(plans.asIs!)).toEqual(expected);
  });
});

/** A missing value counts as wrong, like a wrong one. */
function attempt(look: () => unknown): unknown {
  try {
    return look();
  } catch {
    return "not there";
  }
}

describe("the check fails without the setting", () => {
  test.each(settings)("%s", (_, look, expected) => {
    expect(attempt(() => look(plans.changed!))).not.toEqual(expected);
  });
});

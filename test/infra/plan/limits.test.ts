import { expect, test } from "vitest";
import { the } from "./find.ts";
import { planFor, settings } from "./plans.ts";

const slow = { timeout: 180_000 };

test("every function has the limits of sending and the list of countries", slow, async () => {
  const given = Object.fromEntries(
    Object.entries(settings).filter(([name]) => /SEGMENTS|RESERVE|COUNTRIES/.test(name)),
  );
  expect(Object.keys(given)).toHaveLength(5);
  const plan = await planFor("dev", settings);
  for (const name of ["inbound", "followups", "sweep"])
    expect(the(plan, "Function", `-${name}`).inputs.environment.variables).toMatchObject(given);
});

test("a limit that would silence everyone, and an unknown country, are refused", slow, async () => {
  const given = {
    CHECKBACK_MAX_SEGMENTS_PER_PERSON_DAY: "49",
    CHECKBACK_MAX_SEGMENTS_PER_DAY: "many",
    CHECKBACK_CHECK_BACK_RESERVE: "100",
    CHECKBACK_COUNTRIES: "KH,Cambodia",
  };
  await expect(planFor("dev", given)).rejects.toThrow(
    /PER_PERSON_DAY .*at least 50; .*PER_DAY .*; .*RESERVE .*to 90; CHECKBACK_COUNTRIES must be a list of ISO codes, like KH,US/,
  );
});

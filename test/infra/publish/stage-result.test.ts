import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { publishingOfStage, writeResult } from "../../../infra/publish/stage-result.ts";

const silent = () => {};

test.each([0, 3])(
  "%s people who were counted inside sst shell are known outside, and no file stays",
  async (people) => {
    let folder = "";
    const found = await publishingOfStage("production", silent, async (stage, typed, env = {}) => {
      expect([stage, typed]).toEqual(["production", ["publishing", "--stage", "production"]]);
      folder = dirname(env.CHECKBACK_RESULT_FILE ?? "");
      expect(existsSync(folder)).toBe(true);
      writeResult(env, people);
      // sst shell has only this code for a command that failed.
      return 1;
    });
    expect([found, existsSync(folder)]).toEqual([people, false]);
  },
);

test("of a stage that cannot be read nothing is known", async () => {
  expect(await publishingOfStage("production", silent, async () => 1)).toBeUndefined();
});

import { defineConfig } from "vitest/config";
import { findJava } from "../infra/local/java.ts";
import { folder } from "./leaks/folder.ts";

/** Tests that need a browser, the functions' bundles, or the plan of a deployment. */
const ofDeployment = [
  "test/e2e/**/*.test.ts",
  "test/lambda/**/*.test.ts",
  "test/infra/plan/**/*.test.ts",
  "test/infra/aws/monitoring/alarms.test.ts",
  "test/infra/github/policy.test.ts",
  "test/infra/operate/smoke/last-deployment.test.ts",
];

/** Tests that start whole programs: the desk, commands, the simulator. */
const ofPrograms = [
  "test/infra/local/**/*.test.ts",
  "test/infra/operate/{command,promises,restore}.test.ts",
  "test/infra/operate/smoke/smoke.test.ts",
  "test/infra/publish/publishing.test.ts",
  "test/infra/github/facts.test.ts",
  "test/infra/content/{prepare,stamp,compile.version,new-guide}.test.ts",
  "test/infra/content/{new-guide/from,new-language/new-language,translate/translate}.test.ts",
  "test/leaks/**/*.test.ts",
  "test/simulation/**/*.test.ts",
];

/** Tests that go through thousands of texts, messages or people. */
const ofThousands = [
  "test/bench/guide-files.test.ts",
  "test/app.money.test.ts",
  "test/engine/guide/our-texts.test.ts",
  "test/engine/listen/indexes.test.ts",
  "test/engine/message/loops.test.ts",
  "test/run-turn.many.test.ts",
  "test/text/segments.reference.test.ts",
];

/** Tests that replace a module, which the fast tests share. */
const ofOwnModules = ["test/wiring/load-content.test.ts"];

/** Tests of which each needs DynamoDB Local. Without Java they are left out, and the run fails at its end: see closing-line.ts. */
const ofDynamo = [
  "test/infra/local/{dynamodb-jar,killed,timer}.test.ts",
  "test/infra/operate/{promises,restore}.test.ts",
  "test/infra/operate/cost/usage.test.ts",
  "test/infra/publish/publishing.test.ts",
  "test/lambda/bundles.test.ts",
  "test/run-turn.many.test.ts",
];

/** What all tests share, those of `npm run test:lambda` included. */
export const shared = {
  globalSetup: ["test/support/setup.ts"],
  // Everything that is logged is searched for leaks, so console output must not go through vitest.
  setupFiles: ["test/leaks/collect.ts"],
  env: { CANARY: folder, CHECKBACK_LOCALE: "en-GB" },
  disableConsoleIntercept: true,
  // CommonJS packages are imported as Node and the bundles import them.
  deps: { interopDefault: false },
  reporters: ["default", "./test/support/closing-line.ts"],
  // Two cores are enough for a browser and a few engines.
  maxWorkers: 2,
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // A busy machine is slow.
  expect: { poll: { timeout: 10_000 } },
};

const notFast = [...ofDeployment, ...ofPrograms, ...ofThousands, ...ofOwnModules];
const all = "test/**/*.test.ts";
const leftOut = ["**/node_modules/**", ...(findJava() === undefined ? ofDynamo : [])];

/** Fast tests share nothing that one of them changes, so they can share their modules. */
const fast = { include: [all], exclude: [...leftOut, ...notFast], isolate: false };

/** `--mode fast`: all that runs in the tests' own process and DynamoDB Local, if there is Java. */
export default defineConfig(({ mode }) => ({
  test: {
    ...shared,
    ...(mode === "fast"
      ? fast
      : {
          projects: [
            { extends: true as const, test: { name: "fast", ...fast } },
            { extends: true as const, test: { name: "slow", include: notFast, exclude: leftOut } },
          ],
        }),
  },
}));

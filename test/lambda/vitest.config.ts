import { defineConfig } from "vitest/config";
import { shared } from "../vitest.config.ts";

/** `npm run test:lambda`: like all tests, but in Lambda's own runtime, which takes a minute to compile. */
export default defineConfig({
  test: {
    ...shared,
    include: ["test/lambda/**/*.lambda.ts"],
    globalSetup: ["test/support/setup.ts", "test/lambda/runtime/setup.ts"],
    testTimeout: 60_000,
  },
});

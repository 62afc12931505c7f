import { defineConfig } from "vitest/config";
import { folder } from "./leaks/folder.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/setup.ts"],
    // Every line that is logged goes by the canary; what console writes, too, instead of by vitest's own way.
    setupFiles: ["test/leaks/collect.ts"],
    env: { CANARY: folder },
    disableConsoleIntercept: true,
    reporters: ["default", "./test/support/closing-line.ts"],
    // Two cores: a browser and a few engines are enough at a time.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A busy machine is slow to show what is there.
    expect: { poll: { timeout: 10_000 } },
  },
});

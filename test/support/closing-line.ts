import type { Reporter, TestModule } from "vitest/node";
import { findJava, installJava } from "../../infra/local/java.ts";
import { searchLogs } from "../leaks/search.ts";

/**
 * The last line of a run, for people and scripts: `N passed, N failed`. Files that could not be loaded count as failed,
 * and so does each log line with data of a person. A run without Java fails, because it left tests out.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]) {
    let [passed, failed, skipped] = [0, unhandledErrors.length, 0];
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        else if (state === "failed") failed += 1;
        else skipped += 1;
      }
    }
    const { lines, leaks } = searchLogs();
    failed += leaks.length;
    const isWithoutJava = findJava() === undefined;
    if (isWithoutJava) failed += 1;
    if (leaks.length > 0 || isWithoutJava) process.exitCode = 1;
    // The default reporter prints its summary at the same time, and this line has to come after it.
    process.once("exit", () => {
      for (const leak of leaks) console.log(leak);
      console.log(`${lines} lines of the logs searched, ${leaks.length} contain data of a person`);
      if (isWithoutJava)
        console.log(
          `FAILED: tests of DynamoDB's own engine were left out, because there is no Java. Install it: ${installJava}`,
        );
      console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
    });
  }
}

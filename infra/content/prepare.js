import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

/*
 * Compiles the content after npm has installed the project. This needs dev dependencies: yaml, and a Node.js that runs
 * TypeScript. Without them it says so and succeeds, and so it is written in JavaScript.
 */

const { resolve } = createRequire(import.meta.url);
const missing = ["yaml", "node"].filter((name) => {
  try {
    return !resolve(`${name}/package.json`);
  } catch {
    return true;
  }
});

if (missing.length > 0)
  console.log(`The content is not compiled: dev dependencies are not installed (${missing.join(", ")}).`);
else {
  const cli = join(import.meta.dirname, "../cli.ts");
  process.exitCode = spawnSync(process.execPath, [cli, "compile"], { stdio: "inherit" }).status ?? 1;
}

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

/*
 * Compiles the content when npm has installed the project. That takes dev dependencies: yaml, and a Node.js that runs
 * TypeScript. Without them this file, which is JavaScript for that reason, says so and succeeds.
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
  const compile = join(import.meta.dirname, "compile.ts");
  process.exitCode = spawnSync(process.execPath, [compile], { stdio: "inherit" }).status ?? 1;
}

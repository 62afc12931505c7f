import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

/** Set for the process that `sst shell` starts, so that it knows where it is. */
const marker = "CHECKBACK_STAGE";

/** Throws when no stage is named, as by a variable that is not set: SST would take its own default. */
export function isInside(stage: string): boolean {
  if (stage === "") throw new Error("which stage? --stage production");
  return process.env[marker] === stage;
}

/**
 * The same command again, inside of `sst shell`: it hands on AWS credentials, the region that sst.config.ts pins (as
 * AWS_REGION, in place of the shell's own) and everything that the deployed functions are linked to. Resolves to its exit code.
 * https://sst.dev/docs/reference/cli#shell
 *
 * @param command the script and what it was called with: process.argv without Node itself
 */
export function throughSst(stage: string, command: string[]): Promise<number> {
  const root = resolve(import.meta.dirname, "../..");
  const sst = join(root, "node_modules/sst/bin/sst.mjs");
  const again = [process.execPath, ...command];
  const child = spawn(process.execPath, [sst, "shell", "--stage", stage, "--", ...again], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, [marker]: stage },
  });
  return new Promise((done, failed) => child.once("error", failed).once("exit", (code) => done(code ?? 1)));
}

import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

/** Set for the process that `sst shell` starts: the stage whose credentials and secrets it has. */
const marker = "CHECKBACK_STAGE";

const root = resolve(import.meta.dirname, "../..");

/** Whether this process was started by `sst shell` for the stage. */
export const isInside = (stage: string): boolean => process.env[marker] === stage;

/**
 * Runs the same command again inside `sst shell`, which passes on AWS credentials, the region that sst.config.ts pins (as
 * AWS_REGION) and everything that the deployed functions are linked to. https://sst.dev/docs/reference/cli#shell
 *
 * @param typed the command's name and its arguments
 * @param step called once: sst shell prints nothing for some seconds while it starts
 * @returns the exit code: 1 for any that is not 0
 */
export function throughSst(stage: string, typed: string[], step: (line: string) => void): Promise<number> {
  step(`starting sst shell for ${stage} ...`);
  return insideShell(stage, typed);
}

/** The same, with more in the environment. */
export function insideShell(stage: string, typed: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const again = [process.execPath, join(root, "infra/cli.ts"), ...typed];
  return runSst(["shell", "--stage", stage, "--", ...again], { ...env, [marker]: stage });
}

/** Runs SST on this terminal. @returns the exit code */
export function runSst(args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, [join(root, "node_modules/sst/bin/sst.mjs"), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env, SST_TELEMETRY_DISABLED: "1" },
  });
  return new Promise((done, failed) => child.once("error", failed).once("exit", (code) => done(code ?? 1)));
}

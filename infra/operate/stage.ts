import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

/** Set for the process that `sst shell` starts: the stage whose credentials and secrets it has. */
const marker = "CHECKBACK_STAGE";

/** Whether this process was started by `sst shell` for the stage. */
export const isInside = (stage: string): boolean => process.env[marker] === stage;

/**
 * Runs the same command again inside `sst shell`, which passes on AWS credentials, the region that sst.config.ts pins (as
 * AWS_REGION) and everything that the deployed functions are linked to. https://sst.dev/docs/reference/cli#shell
 *
 * @param typed the command's name and its arguments
 * @param step called once: sst shell prints nothing for some seconds while it starts
 * @returns the exit code
 */
export function throughSst(stage: string, typed: string[], step: (line: string) => void): Promise<number> {
  step(`starting sst shell for ${stage} ...`);
  const root = resolve(import.meta.dirname, "../..");
  const sst = join(root, "node_modules/sst/bin/sst.mjs");
  const again = [process.execPath, join(root, "infra/cli.ts"), ...typed];
  const child = spawn(process.execPath, [sst, "shell", "--stage", stage, "--", ...again], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, [marker]: stage, SST_TELEMETRY_DISABLED: "1" },
  });
  return new Promise((done, failed) => child.once("error", failed).once("exit", (code) => done(code ?? 1)));
}

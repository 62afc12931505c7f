import { type ExecFileException, execFile } from "node:child_process";

/** SST downloads its own parts on its first run. In milliseconds. */
const timeout = 180_000;

/** Runs SST's command line, which npm puts on the PATH. Rejects with its complaint. @returns its standard output */
export function sst(args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const ended = (error: ExecFileException | null, stdout: string, stderr: string) => {
      if (!error) return resolve(stdout);
      const reason =
        error.code === "ENOENT"
          ? "it is not installed. Run npm ci"
          : stderr.trim() || `it ended with ${error.code ?? error.signal}`;
      // Standard output is left out: it can hold a list of secrets.
      reject(new Error(`sst ${args.slice(0, 2).join(" ")} failed: ${reason}`));
    };
    execFile("sst", args, { timeout, env: { ...process.env, SST_TELEMETRY_DISABLED: "1" } }, ended);
  });
}

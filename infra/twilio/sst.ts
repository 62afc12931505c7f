import { type ExecFileException, execFile } from "node:child_process";

/** SST fetches its own parts on its first run. */
const patience = 180_000;

/** Runs SST's command line, which npm puts on the PATH. Rejects with what it complained of. @returns what it printed */
export function sst(args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const ended = (error: ExecFileException | null, stdout: string, stderr: string) => {
      if (!error) return resolve(stdout);
      const why =
        error.code === "ENOENT"
          ? "it is not installed; say npm ci"
          : stderr.trim() || `it ended with ${error.code ?? error.signal}`;
      // Never what it printed besides: a list of secrets may be in there.
      reject(new Error(`sst ${args.slice(0, 2).join(" ")} failed: ${why}`));
    };
    execFile("sst", args, { timeout: patience }, ended);
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { expect, onTestFinished } from "vitest";

/** `npm start` as a person types it, on a port and a folder of its own; what it prints, and how it ends. */
export async function start(folder: string, port: number, ...flags: string[]) {
  const env = { ...process.env, PORT: String(port), CHECKBACK_DATA: folder };
  const child = spawn(process.execPath, ["infra/cli.ts", "start", ...flags], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Whatever becomes of the test: a desk that is left over would slow down all that come after it.
  onTestFinished(() => void child.kill("SIGKILL"));
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await expect
    .poll(() => printed.includes("The phone is at") || child.exitCode !== null, { timeout: 60_000 })
    .toBe(true);
  return { child, ended, printed: () => printed };
}

export const end = async (
  { child, ended }: { child: ChildProcess; ended: Promise<unknown> },
  signal: NodeJS.Signals,
) => {
  child.kill(signal);
  return ended;
};

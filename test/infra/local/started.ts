import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { DeskOptions } from "../../../infra/local/desk.ts";

/** The tests read replies from the webhooks' answers. */
const withoutButtons = { WHATSAPP_BUTTONS: "off" };

/** `npm start` as a person types it, on a port and a folder of its own; what it prints, and how it ends. */
export const start = (folder: string, port: number, ...flags: string[]) =>
  started(
    ["infra/cli.ts", "start", ...flags],
    { PORT: String(port), CHECKBACK_DATA: folder, ...withoutButtons },
    onTestFinished,
  );

/** The same on a machine without Java. */
export const startWithoutJava = (folder: string, port: number, ...flags: string[]) =>
  started(
    ["infra/cli.ts", "start", ...flags],
    { PORT: String(port), CHECKBACK_DATA: folder, PATH: "", JAVA_HOME: "", ...withoutButtons },
    onTestFinished,
  );

/**
 * A desk with a database that does not end with it.
 *
 * @param atEnd registers what is done at the end of the test: `onTestFinished` of its context, for concurrent tests
 */
export const startBesideDatabase = (
  options: Omit<DeskOptions, "content"> & Required<Pick<DeskOptions, "database">>,
  atEnd: typeof onTestFinished,
) => started([join(import.meta.dirname, "desk-process.ts"), JSON.stringify(options)], {}, atEnd);

/** A program that is ready when it has printed something. */
export const startProcess = (args: string[], env: NodeJS.ProcessEnv, ready: string) =>
  started(args, env, onTestFinished, ready);

async function started(
  args: string[],
  env: NodeJS.ProcessEnv,
  atEnd: typeof onTestFinished,
  ready = "The phone is at",
) {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  // A desk that a failed test leaves would slow down all tests after it.
  atEnd(() => void child.kill("SIGKILL"));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let printed = "";
  await new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      printed += chunk;
      if (printed.includes(ready)) resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", hear);
    // At "close" everything that it printed was read.
    child.once("close", () => resolve());
  });
  return { child, ended, printed: () => printed };
}

export const end = async (
  { child, ended }: { child: ChildProcess; ended: Promise<unknown> },
  signal: NodeJS.Signals,
) => {
  child.kill(signal);
  return ended;
};

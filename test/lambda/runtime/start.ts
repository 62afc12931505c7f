import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import type { Built } from "../built.ts";
import { type Outcome, startRuntimeApi } from "./api.ts";

/** A whole run of the slowest thing that is tried here takes less. */
const patience = 30_000;

/**
 * What Lambda gives a process to load the code, apart from the function's own time-out, in milliseconds.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib
 */
const initTime = 10_000;

type Options = {
  env: NodeJS.ProcessEnv;
  /** How far the function's clock is put forward, in milliseconds. */
  ahead?: number;
};

/** A function under Amazon's runtime interface client: its process, with the memory and the time that infra/ gives it. */
export async function startFunction(built: Built, { env, ahead = 0 }: Options) {
  const api = await startRuntimeApi();
  const child = spawn(
    process.execPath,
    ["--import", join(import.meta.dirname, "elsewhere.ts"), inject("runtimeClient")],
    { cwd: built.folder, env: { ...env, ...toldByLambda(built, api.address), CLOCK_AHEAD: String(ahead) } },
  );
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (more) => (printed += more));
  const exited = once(child, "exit") as Promise<[code: number | null, signal: NodeJS.Signals | null]>;
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
    await api.stop();
  });
  const tooEarly = exited.then(([code, signal]) => {
    throw new Error(`the process ended (${signal ?? code}): ${printed}`);
  });
  tooEarly.catch(() => {});

  /** How an event ends. @param time how long the function has for it, if not as long as infra/ says */
  async function outcome(event: unknown, time = built.timeout * 1000): Promise<Outcome> {
    const tooLate = AbortSignal.timeout(Math.min(initTime + time, patience));
    const late = once(tooLate, "abort").then(() => Promise.reject(new Error(`no answer in time: ${printed}`)));
    return Promise.race([api.invoke(event, Date.now() + ahead + time), api.neverStarted, tooEarly, late]);
  }
  return {
    outcome,
    /** What an event is answered with. */
    async answer<T>(event: unknown, time?: number): Promise<T> {
      const ended = await outcome(event, time);
      if ("error" in ended) throw new Error(`${ended.error.errorType}: ${ended.error.errorMessage}`);
      return ended.answer as T;
    },
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    exited,
    printed: () => printed,
    /** The most memory that it ever had, in megabytes. */
    memory: () =>
      Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? NaN) / 1024,
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const toldByLambda = ({ name, folder, handler, memory }: Built, api: string) => ({
  AWS_LAMBDA_RUNTIME_API: api,
  _HANDLER: handler,
  LAMBDA_TASK_ROOT: folder,
  AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: "2026/12/07/[$LATEST]0",
  AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
  // A heap that outgrows this ends the process, as in Lambda.
  NODE_OPTIONS: `--max-old-space-size=${memory}`,
  TZ: ":UTC",
});

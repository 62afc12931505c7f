import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import type { Built } from "../built.ts";
import { type Outcome, startRuntimeApi } from "./api.ts";

/** Longer than the slowest test takes. */
const patience = 30_000;

/**
 * The time that Lambda gives a process to load the code, besides the function's own time-out, in milliseconds.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib
 */
const initTime = 10_000;

type Options = {
  env: NodeJS.ProcessEnv;
  /** How far ahead the function's clock is, in milliseconds. */
  ahead?: number;
};

/** Starts a function under Amazon's runtime interface client, with the memory and the time-out of infra/. */
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

  /** The outcome of an event. @param time the function's time-out, by default that of infra/ */
  async function outcome(event: unknown, time = built.timeout * 1000): Promise<Outcome> {
    const tooLate = AbortSignal.timeout(Math.min(initTime + time, patience));
    const late = once(tooLate, "abort").then(() => Promise.reject(new Error(`no answer in time: ${printed}`)));
    return Promise.race([api.invoke(event, Date.now() + ahead + time), api.neverStarted, tooEarly, late]);
  }
  return {
    outcome,
    /** The answer to an event. */
    async answer<T>(event: unknown, time?: number): Promise<T> {
      const ended = await outcome(event, time);
      if ("error" in ended) throw new Error(`${ended.error.errorType}: ${ended.error.errorMessage}`);
      return ended.answer as T;
    },
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    exited,
    printed: () => printed,
    /** The maximum of its memory so far, in megabytes. */
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
  // A larger heap ends the process, as in Lambda.
  NODE_OPTIONS: `--max-old-space-size=${memory}`,
  TZ: ":UTC",
});

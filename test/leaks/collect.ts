import { ChildProcess } from "node:child_process";
import { appendFileSync, mkdirSync, openSync } from "node:fs";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";

/*
 * Runs in every worker of vitest, before its tests. Everything that is written to standard output or standard error,
 * also by the project's processes that a test starts, is collected, and the canary searches it after all tests. The
 * lines of the functions' log are collected and not shown.
 */

type Write = typeof process.stdout.write;
const folder = process.env.CANARY ?? "";
const once = globalThis as { isCollecting?: true };

if (folder !== "" && !once.isCollecting) {
  once.isCollecting = true;
  mkdirSync(folder, { recursive: true });
  const file = openSync(join(folder, `worker-${process.pid}.log`), "a");
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
      appendFileSync(file, chunk);
      return String(chunk).startsWith('{"level":') || write(chunk, ...rest);
    }) as Write;
  }
  collectFromChildren();
}

/**
 * Output that is no log: a command's answer to its operator (except the desk), the live desk's, which names the operator's
 * number, DynamoDB Local's output, and another vitest.
 */
const isOperators =
  /\binfra\/(cli\.ts(?! start\b)|(plan|content)\/)|\b(exit-with-parent|live-process)\.ts\b|\bvitest\b/;

function collectFromChildren() {
  type Started = { file: string; args: string[] };
  const parent = ChildProcess.prototype as ChildProcess & { spawn: (how: Started) => number };
  const { spawn } = parent;
  let started = 0;
  parent.spawn = function (how) {
    const failed = spawn.call(this, how);
    const script = how.args[1] ?? "";
    if (how.file !== process.execPath || isOperators.test(how.args.slice(1).join(" "))) return failed;
    started += 1;
    const name = `${basename(script, ".ts").replace(/\W/g, "")}-${process.pid}-${started}`;
    keep(this.stdout, join(folder, `${name}-out.log`));
    keep(this.stderr, join(folder, `${name}-err.log`));
    return failed;
  };
}

/** Reads what is pushed into a stream. A listener would consume it before the test does. */
function keep(stream: Readable | null, file: string) {
  if (!stream) return;
  const { push } = stream;
  stream.push = function (chunk, encoding) {
    if (chunk) appendFileSync(file, chunk);
    return push.call(this, chunk, encoding);
  };
}

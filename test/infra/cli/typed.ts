import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Command, Io } from "../../../infra/cli/command.ts";
import { runCommand } from "../../../infra/cli/run.ts";

type Typed = { env?: NodeJS.ProcessEnv; input?: string; cwd?: string };

/** A command in a process of its own, as npm runs it: what it prints, and its exit code. */
export async function cli(args: string[], { env = {}, input, cwd }: Typed = {}) {
  const running = promisify(execFile)(process.execPath, [`${process.cwd()}/infra/cli.ts`, ...args], {
    env: { PATH: process.env.PATH, ...env },
    maxBuffer: 64 * 1024 * 1024,
    ...(cwd !== undefined && { cwd }),
  });
  running.child.stdin?.end(input);
  const ended = (await running.catch((failed) => failed)) as Awaited<typeof running> & { code?: number };
  return { code: ended.code ?? 0, out: ended.stdout.trim(), err: ended.stderr.trim() };
}

/** Runs a command in this process, which is faster. */
export async function inProcess(command: Command, typed: string[], env: NodeJS.ProcessEnv = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  const note = (line: string) => void err.push(line);
  const io: Io = {
    print: (text) => void out.push(text),
    note,
    progress: { step: note, count: note, end: () => {} },
    env,
  };
  const code = await runCommand(command, typed, io);
  return { code, out: out.join("\n"), err: err.join("\n") };
}

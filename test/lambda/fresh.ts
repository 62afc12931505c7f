import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Built } from "./built.ts";

const source = (bundle: string, event: unknown) => `
  const { handler } = await import(${JSON.stringify(bundle)});
  const context = { getRemainingTimeInMillis: () => 300_000 };
  console.log(JSON.stringify({ answer: await handler(${JSON.stringify(event)}, context) ?? null }));`;

/** One event in a fresh Node process: what the handler answers, and its log lines. */
export async function invokeFresh({ folder }: Pick<Built, "folder">, env: NodeJS.ProcessEnv, event: unknown) {
  const args = ["--input-type=module", "-e", source(join(folder, "bundle.mjs"), event)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, timeout: 60_000 });
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { answer: lines.at(-1).answer, logs: lines.slice(0, -1) };
}

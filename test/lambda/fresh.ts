import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Built } from "./built.ts";

/** An error is printed as Lambda prints it, without the source line, because a bundle is one long line. */
const source = (bundle: string, event: unknown, answer: string) => `
  import { writeFileSync } from "node:fs";
  try {
    const { handler } = await import(${JSON.stringify(bundle)});
    const context = { getRemainingTimeInMillis: () => 300_000 };
    const answered = await handler(${JSON.stringify(event)}, context) ?? null;
    writeFileSync(${JSON.stringify(answer)}, JSON.stringify(answered));
  } catch (error) {
    console.error(error.stack);
    process.exitCode = 1;
  }`;

/**
 * Runs one event in a fresh Node process. Returns the handler's answer and the log lines, and throws when the handler
 * throws.
 */
export async function invokeFresh({ folder }: Pick<Built, "folder">, env: NodeJS.ProcessEnv, event: unknown) {
  const out = mkdtempSync(join(tmpdir(), "answer-"));
  try {
    const file = join(out, "answer.json");
    const args = ["--input-type=module", "-e", source(join(folder, "bundle.mjs"), event, file)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, timeout: 60_000 });
    const lines = stdout.split("\n").filter((line) => line !== "");
    return { answer: JSON.parse(readFileSync(file, "utf8")), logs: lines.map((line) => JSON.parse(line)) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

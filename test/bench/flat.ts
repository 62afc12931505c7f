import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Progress } from "../../infra/cli/progress.ts";
import { writeContent } from "../../infra/content/write-content.ts";
import { type Built, buildFunctions } from "../lambda/built.ts";
import { environmentOf } from "../lambda/environment.ts";
import { compileSeconds } from "./guide-files.ts";
import { type Compiled, decisionTimes, firstReads, manyGuides } from "./many-guides.ts";
import type { Flat } from "./results.ts";

const guideCounts = [1, 10, 100, 1_000];
/** More guides than any author has written take minutes. */
const compiledCounts = [10, 100];

/**
 * What should not grow with the number of guides: a decision, and what a cold start and a message read and keep in memory.
 *
 * @param rounds a decision takes little, so it is measured ten times as often
 */
export async function measureFlat(rounds: number, progress: Progress): Promise<Flat> {
  progress.step("flat: bundling the functions ...");
  const { built, remove } = await buildFunctions();
  const work = mkdtempSync(join(tmpdir(), "many-"));
  try {
    const compiled: Compiled[] = [];
    for (const count of guideCounts) {
      progress.step(`flat: making ${count} guides ...`);
      compiled.push([count, join(work, String(count))]);
      writeContent(join(work, String(count)), manyGuides(count));
    }
    const starts: Flat["starts"] = {};
    for (const [count, folder] of compiled) {
      progress.step(`flat: starting with ${count} guides ...`);
      const content = join(built.inbound.folder, "content");
      rmSync(content, { recursive: true });
      symlinkSync(folder, content);
      starts[count] = await start(built.inbound);
    }
    progress.step("flat: measuring decisions ...");
    const decisions = decisionTimes(compiled, 10 * rounds);
    const reads = bytesRead() === undefined ? {} : firstReads(compiled, () => bytesRead() ?? Number.NaN);
    progress.step("flat: compiling ...");
    const compiling = Object.fromEntries(compiledCounts.map((count) => [count, compileSeconds(count)]));
    return { decisions, starts, reads, compiling };
  } finally {
    rmSync(work, { recursive: true, force: true });
    remove();
  }
}

/** How many bytes this process has read from files so far, where Linux counts them. Asking reads a little, too. */
function bytesRead(): number | undefined {
  const file = "/proc/self/io";
  return existsSync(file) ? Number(/rchar: (\d+)/.exec(readFileSync(file, "utf8"))?.[1]) : undefined;
}

/** What a cold start of a function reads, and its memory after it. */
async function start(built: Built): Promise<{ bytes: number; memory: number }> {
  const env = environmentOf(built, "Bench", "http://127.0.0.1:1");
  const args = ["--input-type=module", "-e", programOf(join(built.folder, "bundle.mjs"))];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  const { bytes, memory } = JSON.parse(stdout);
  return { bytes: bytes ?? built.size.eager, memory };
}

/**
 * A program that loads a bundle and prints what it has read. Linux counts the bytes of every file: the code, and data
 * beside it. https://man7.org/linux/man-pages/man5/proc_pid_io.5.html
 */
const programOf = (bundle: string) => `
  import { existsSync, readFileSync } from "node:fs";
  const isCounted = existsSync("/proc/self/io");
  const count = () => isCounted ? Number(/rchar: (\\d+)/.exec(readFileSync("/proc/self/io", "utf8"))[1]) : undefined;
  count();
  const [first, before] = [count(), count()];
  await import(${JSON.stringify(bundle)});
  const bytes = isCounted ? count() - before - (before - first) : undefined;
  console.log(JSON.stringify({ bytes, memory: process.memoryUsage.rss() }));
  process.exit();`;

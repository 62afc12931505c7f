import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Progress } from "../../infra/cli/progress.ts";

/** A package of its own, so that `npm ci` at the top does not install it. */
export const peersFolder = join(import.meta.dirname, "peers");

/** Long enough for 400 MB on any connection, in milliseconds. */
const timeout = 15 * 60 * 1000;

/**
 * Installs the packages that the bench compares with, on first use.
 *
 * @returns why they can't be installed; nothing when they are there
 */
export async function installPeers(progress: Progress): Promise<string | undefined> {
  if (areInstalled()) return undefined;
  progress.step("installing the peers into test/bench/peers, once (400 MB, about a minute) ...");
  const began = performance.now();
  const waiting = setInterval(
    () => progress.count(`installing, ${Math.round((performance.now() - began) / 1000)} seconds`),
    1_000,
  );
  try {
    // No peer needs an install script.
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", peersFolder];
    await promisify(execFile)("npm", args, {
      cwd: peersFolder,
      timeout,
      maxBuffer: 64 * 1024 ** 2,
      shell: process.platform === "win32",
    });
  } catch (error) {
    const { stderr = "", message } = error as Error & { stderr?: string };
    const complaint = /npm error (?!code|errno|syscall|A complete log)(.*)/.exec(stderr)?.[1];
    return `npm can't install it: ${complaint ?? message.split("\n")[0]}`;
  } finally {
    clearInterval(waiting);
    progress.end();
  }
  return areInstalled() ? undefined : "npm has installed something else";
}

/** npm writes the installed versions into this file when it has finished. */
function areInstalled(): boolean {
  const [wanted, installed] = ["package-lock.json", "node_modules/.package-lock.json"].map((file) =>
    join(peersFolder, file),
  ) as [string, string];
  if (!existsSync(installed)) return false;
  const versions = JSON.parse(readFileSync(installed, "utf8")).packages;
  const { packages } = JSON.parse(readFileSync(wanted, "utf8"));
  return Object.keys(packages[""].dependencies).every(
    (name) => versions[`node_modules/${name}`]?.version === packages[`node_modules/${name}`].version,
  );
}

import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Enough for any connection, in milliseconds. */
const timeout = 15 * 60 * 1000;

/**
 * Fetches SST's components into `.sst/platform`, once for a version of SST: the type check and the plan need them, and the
 * npm package does not contain them. They are installed beside that folder and moved there as a whole, so two commands at
 * once, or an interrupted one, never leave half an installation.
 *
 * @param root the folder of sst.config.ts
 * @param progress gets one line when there is something to wait for
 */
export async function preparePlatform(root: string, progress: (line: string) => void = console.error): Promise<void> {
  if (isReady(root)) return;
  const folder = join(root, ".sst");
  await mkdir(folder, { recursive: true });
  await clearAbandoned(folder);
  const beside = await mkdtemp(join(folder, "install-"));
  try {
    progress("fetching SST's components from npm, once (about a minute) ...");
    await install(root, beside);
    if (!isReady(root)) await moveIn(join(beside, ".sst"), folder, beside);
  } catch (error) {
    // Another process may have installed them first.
    if (!isReady(root)) throw error;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** `sst install` writes `config.d.ts` last. */
function isReady(root: string): boolean {
  const platform = join(root, ".sst/platform");
  if (!existsSync(join(platform, "config.d.ts"))) return false;
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/sst/package.json"), "utf8"));
  return readFileSync(join(platform, "version"), "utf8") === version;
}

/** `sst install` works in the folder of the nearest sst.config.ts, so the folder gets one that imports ours. */
async function install(root: string, beside: string): Promise<void> {
  const ours = JSON.stringify(join(root, "sst.config.ts"));
  await writeFile(join(beside, "sst.config.ts"), `export default (await import(${ours})).default;\n`);
  const more = { SST_SKIP_DEPENDENCY_CHECK: "1", SST_NO_BUN: "1", SST_TELEMETRY_DISABLED: "1", SST_STAGE: "dev" };
  const options = { cwd: beside, env: { ...process.env, ...more }, timeout };
  try {
    await run(process.execPath, [join(root, "node_modules/sst/bin/sst.mjs"), "install"], options);
  } catch (error) {
    throw new Error(await explain(error as Error & { stdout?: string; stderr?: string }, root));
  }
}

/** Without a network, SST says that there is no provider "aws"; this finds out. */
async function explain(
  { message, stdout = "", stderr = "" }: Error & { stdout?: string; stderr?: string },
  root: string,
) {
  const isReachable = await run("npm", ["view", "sst", "name", "--fetch-retries=0"], {
    cwd: root,
    timeout: 60_000,
    shell: process.platform === "win32",
  }).then(
    () => true,
    () => false,
  );
  if (!isReachable)
    return "SST's components can't be fetched: the npm registry can't be reached. Connect to the network, and try again.";
  const last = `${stdout}\n${stderr}`
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(-5);
  return [`SST's components can't be fetched: ${message.split("\n")[0]}`, ...last].join("\n");
}

async function moveIn(from: string, to: string, aside: string): Promise<void> {
  const platform = join(to, "platform");
  if (existsSync(platform)) await rename(platform, join(aside, "old"));
  await rename(join(from, "platform"), platform);
  await rename(join(from, "provider-lock.json"), join(to, "provider-lock.json"));
}

/** Removes what an interrupted command left. */
async function clearAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!name.startsWith("install-") || Date.now() - (await stat(path)).mtimeMs < 2 * timeout) continue;
    await rm(path, { recursive: true, force: true });
  }
}

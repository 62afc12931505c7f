import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Long enough for any line; then something hangs. */
const mostMs = 15 * 60 * 1000;

/**
 * SST's own components, which sst.config.ts is checked and planned with. They are not in the npm package: `sst install`
 * fetches them, once for a version of SST, into `.sst/platform`. That is not done in place but beside it, and then moved
 * there whole, so that two commands at once, or one that was interrupted, never leave half of it.
 *
 * @param root the folder of sst.config.ts
 * @param say hears one line when there is something to wait for
 */
export async function preparePlatform(root: string, say: (line: string) => void = console.error): Promise<void> {
  if (isReady(root)) return;
  const folder = join(root, ".sst");
  await mkdir(folder, { recursive: true });
  await clearAbandoned(folder);
  const beside = await mkdtemp(join(folder, "install-"));
  try {
    say("fetching SST's components from npm, once (about a minute) ...");
    await install(root, beside);
    if (!isReady(root)) await moveIn(join(beside, ".sst"), folder, beside);
  } catch (error) {
    // Somebody else was quicker.
    if (!isReady(root)) throw error;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** `config.d.ts` is the last thing that `sst install` writes. */
function isReady(root: string): boolean {
  const platform = join(root, ".sst/platform");
  if (!existsSync(join(platform, "config.d.ts"))) return false;
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/sst/package.json"), "utf8"));
  return readFileSync(join(platform, "version"), "utf8") === version;
}

/** `sst install` works in the folder where it finds an sst.config.ts, so it is given one that stands for ours. */
async function install(root: string, beside: string): Promise<void> {
  const ours = JSON.stringify(join(root, "sst.config.ts"));
  await writeFile(join(beside, "sst.config.ts"), `export default (await import(${ours})).default;\n`);
  const more = { SST_SKIP_DEPENDENCY_CHECK: "1", SST_NO_BUN: "1", SST_TELEMETRY_DISABLED: "1", SST_STAGE: "dev" };
  const options = { cwd: beside, env: { ...process.env, ...more }, timeout: mostMs };
  try {
    await run(process.execPath, [join(root, "node_modules/sst/bin/sst.mjs"), "install"], options);
  } catch (error) {
    throw new Error(await explain(error as Error & { stdout?: string; stderr?: string }, root));
  }
}

/** SST doesn't say that it has no network; it says that there is no provider "aws". */
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
    return "SST's components can't be fetched: the npm registry can't be reached. They are fetched once; connect and try again.";
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

/** What an interrupted command left. */
async function clearAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!name.startsWith("install-") || Date.now() - (await stat(path)).mtimeMs < 2 * mostMs) continue;
    await rm(path, { recursive: true, force: true });
  }
}

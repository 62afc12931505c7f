import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { preparePlatform } from "../../../infra/plan/platform.ts";

/* A folder with a fake `sst`. It writes what `sst install` writes, slowly enough to be interrupted. */
let root: string;
const platform = (...path: string[]) => join(root, ".sst/platform", ...path);

const good = `
  import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
  import { setTimeout } from "node:timers/promises";
  const version = JSON.parse(readFileSync(new URL("../package.json", import.meta.url))).version;
  mkdirSync(".sst/platform", { recursive: true });
  writeFileSync(".sst/platform/version", version);
  await setTimeout(300);
  writeFileSync(".sst/platform/ours", readFileSync("sst.config.ts"));
  writeFileSync(".sst/platform/config.d.ts", process.argv[2] + process.env.SST_STAGE);
  writeFileSync(".sst/provider-lock.json", "[]");`;

function sst(version: string, program: string): void {
  mkdirSync(join(root, "node_modules/sst/bin"), { recursive: true });
  writeFileSync(join(root, "node_modules/sst/package.json"), JSON.stringify({ version, type: "module" }));
  writeFileSync(join(root, "node_modules/sst/bin/sst.mjs"), program);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "platform-"));
  writeFileSync(join(root, "sst.config.ts"), "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

test("SST's components are fetched once, with one line of progress, and no temporary folder stays", async () => {
  sst("1.0.0", good);
  const said: string[] = [];
  await preparePlatform(root, (line) => said.push(line));
  await preparePlatform(root, (line) => said.push(line));
  expect(said).toEqual([expect.stringMatching(/^fetching SST's components/)]);
  expect(readFileSync(platform("config.d.ts"), "utf8")).toBe("installdev");
  expect(readFileSync(platform("ours"), "utf8")).toContain(join(root, "sst.config.ts"));
  expect(readdirSync(join(root, ".sst")).sort()).toEqual(["platform", "provider-lock.json"]);
});

test("two commands at once both get a whole installation", async () => {
  sst("1.0.0", good);
  const ready = () => existsSync(platform("config.d.ts"));
  const each = () => preparePlatform(root, () => {}).then(ready);
  expect(await Promise.all([each(), each(), each()])).toEqual([true, true, true]);
  expect(readdirSync(join(root, ".sst")).sort()).toEqual(["platform", "provider-lock.json"]);
});

test("another version of SST, or half an installation, is replaced", async () => {
  sst("1.0.0", good);
  await preparePlatform(root, () => {});
  sst("1.0.1", good);
  await preparePlatform(root, () => {});
  expect(readFileSync(platform("version"), "utf8")).toBe("1.0.1");
  rmSync(platform("config.d.ts"));
  await preparePlatform(root, () => {});
  expect(existsSync(platform("config.d.ts"))).toBe(true);
});

test("the files of an interrupted command are removed after a while, and those of a running one are not", async () => {
  sst("1.0.0", good);
  const [old, fresh] = ["install-old", "install-new"].map((name) => join(root, ".sst", name));
  for (const folder of [old, fresh]) mkdirSync(folder!, { recursive: true });
  utimesSync(old!, 0, 0);
  await preparePlatform(root, () => {});
  expect([old, fresh].map((folder) => existsSync(folder!))).toEqual([false, true]);
});

test("an unreachable registry is reported, and no files are left", async () => {
  sst("1.0.0", 'console.error("provider aws not found"); process.exit(1);');
  vi.stubEnv("npm_config_registry", "http://127.0.0.1:9");
  await expect(preparePlatform(root, () => {})).rejects.toThrow("the npm registry can't be reached");
  expect(readdirSync(join(root, ".sst"))).toEqual([]);
});

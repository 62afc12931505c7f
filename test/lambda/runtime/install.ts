import { execFile, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** A package of its own. */
const here = join(import.meta.dirname, "../client");
const client = join(here, "node_modules/aws-lambda-ric");

/** The tools that compile the client. */
const tools = ["cmake", "make", "g++", "tar", "xz", "python3"];

/** It takes one or two; then something hangs. */
const maxMs = 15 * 60 * 1000;

/**
 * Amazon's runtime interface client, which is the program of Lambda's Node runtime. It is compiled, so it is installed
 * into a package of its own on first use. Returns its path; throws an error that names what is missing.
 *
 * @param say gets one line when there is something to wait for
 */
export async function installRuntimeClient(say: (line: string) => void = console.error): Promise<string> {
  if (isReady()) return join(client, "index.mjs");
  const lacking = lackingFor(process.platform);
  if (lacking) throw new Error(lacking);
  say("compiling Amazon's runtime interface client, once (about a minute) ...");
  try {
    await promisify(execFile)("npm", ["ci", "--prefix", here], {
      cwd: here,
      timeout: maxMs,
      maxBuffer: 64 * 1024 ** 2,
    });
  } catch (error) {
    throw new Error(
      `Amazon's runtime interface client can't be had.\n${lastLines(error as Error & { stderr?: string })}`,
    );
  }
  if (!isReady()) throw new Error(`npm has installed no native client: are install scripts switched off? See ${here}`);
  return join(client, "index.mjs");
}

/** Why the client cannot be compiled here; undefined when it can. */
export function lackingFor(platform: NodeJS.Platform, env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (platform !== "linux") return "Amazon's runtime interface client is for Linux alone: run this in a container.";
  const missing = tools.filter((tool) => spawnSync(tool, ["--version"], { env, stdio: "ignore" }).status !== 0);
  if (missing.length === 0) return undefined;
  return (
    `Amazon's runtime interface client is compiled on first use, and here is no ${missing.join(", no ")}. ` +
    "Install what it needs: sudo apt-get install -y cmake make g++ xz-utils python3"
  );
}

/** The native part is installed last. */
function isReady(): boolean {
  const wanted = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies["aws-lambda-ric"];
  if (!existsSync(join(client, "rapid-client.node"))) return false;
  return JSON.parse(readFileSync(join(client, "package.json"), "utf8")).version === wanted;
}

const lastLines = ({ message, stderr }: { message: string; stderr?: string }) =>
  (stderr?.trim() || message).split("\n").slice(-15).join("\n");

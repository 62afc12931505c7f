import { spawnSync } from "node:child_process";
import { join } from "node:path";

const install: Partial<Record<NodeJS.Platform, string>> = {
  linux: "sudo apt-get install -y default-jre-headless",
  darwin: "brew install --cask temurin",
  win32: "winget install EclipseAdoptium.Temurin.21.JRE",
};

/** A working Java, from JAVA_HOME or the PATH. Throws an error with the command that installs one. */
export function findJava(env: NodeJS.ProcessEnv = process.env): string {
  const candidates = [...(env.JAVA_HOME ? [join(env.JAVA_HOME, "bin", "java")] : []), "java"];
  const java = candidates.find((path) => spawnSync(path, ["-version"], { env, stdio: "ignore" }).status === 0);
  if (java) return java;
  throw new Error(
    `DynamoDB Local needs Java, and none is installed. Install it: ${install[process.platform] ?? install.linux}`,
  );
}

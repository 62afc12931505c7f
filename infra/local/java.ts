import { spawnSync } from "node:child_process";
import { join } from "node:path";

const install: Partial<Record<NodeJS.Platform, string>> = {
  linux: "sudo apt-get install -y default-jre-headless",
  darwin: "brew install --cask temurin",
  win32: "winget install EclipseAdoptium.Temurin.21.JRE",
};

/** A Java that runs: that of JAVA_HOME, else the PATH's. Throws with the one command that installs it. */
export function findJava(env: NodeJS.ProcessEnv = process.env): string {
  const candidates = [...(env.JAVA_HOME ? [join(env.JAVA_HOME, "bin", "java")] : []), "java"];
  const java = candidates.find((path) => spawnSync(path, ["-version"], { env, stdio: "ignore" }).status === 0);
  if (java) return java;
  throw new Error(
    `Amazon's DynamoDB Local needs Java, and there is none. Install it: ${install[process.platform] ?? install.linux}`,
  );
}

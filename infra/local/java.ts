import { spawnSync } from "node:child_process";
import { join } from "node:path";

const commands: Partial<Record<NodeJS.Platform, string>> = {
  linux: "sudo apt-get install -y default-jre-headless",
  darwin: "brew install --cask temurin",
  win32: "winget install EclipseAdoptium.Temurin.21.JRE",
};

/** The command that installs Java on this platform. */
export const installJava = commands[process.platform] ?? "sudo apt-get install -y default-jre-headless";

/** A working Java, from JAVA_HOME or the PATH; undefined when there is none. */
export function findJava(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const candidates = [...(env.JAVA_HOME ? [join(env.JAVA_HOME, "bin", "java")] : []), "java"];
  return candidates.find((path) => spawnSync(path, ["-version"], { env, stdio: "ignore" }).status === 0);
}

import { spawn } from "node:child_process";

/*
 * Runs a command that must end with its parent: `node exit-with-parent.ts COMMAND ARG...`. The parent holds the pipe of standard
 * input, which closes when it ends, even when it is killed.
 */

const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });

const end = () => child.kill("SIGTERM");
process.stdin.on("end", end).on("error", end).resume();
// Ctrl-C reaches the whole process group. The parent still has to store data, so this waits for its pipe.
process.on("SIGINT", () => {});
process.on("SIGTERM", end);
child.on("error", () => process.exit(1));
child.on("exit", (code) => process.exit(code ?? 0));

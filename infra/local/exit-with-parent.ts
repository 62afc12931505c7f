import { spawn } from "node:child_process";

/*
 * Runs a command that must not outlive its starter: `node exit-with-parent.ts COMMAND ARG...`. The starter holds our standard
 * input; when it ends, however hard, the pipe closes and we end the command.
 */

const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });

const end = () => child.kill("SIGTERM");
process.stdin.on("end", end).on("error", end).resume();
// Ctrl-C reaches the whole group; the starter still has last words to store, so wait for its pipe.
process.on("SIGINT", () => {});
process.on("SIGTERM", end);
child.on("error", () => process.exit(1));
child.on("exit", (code) => process.exit(code ?? 0));

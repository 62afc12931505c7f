import { parseArguments } from "./arguments.ts";
import type { Command, Io } from "./command.ts";
import { explain } from "./explain.ts";
import { helpOf, invocation } from "./help.ts";
import { progressOn } from "./progress.ts";

/** The terminal. */
const terminal = (): Io => ({
  print: (text) => console.log(text),
  note: (text) => console.error(text),
  progress: progressOn(process.stderr),
  env: process.env,
});

/**
 * Runs a command: parses, shows help, and puts an error into one form. Resolves to the exit code: 0 done, 1 failed, 2 wrong
 * arguments.
 *
 * @param typed the command's name and its arguments
 */
export async function runCommand(command: Command, typed: string[], io: Io = terminal()): Promise<number> {
  const [name = ""] = typed;
  try {
    const given = parseArguments(command, typed);
    if (given !== "help") return (await command.run(given, io)) ?? 0;
    io.print(helpOf(name, command));
    return 0;
  } catch (error) {
    io.progress.end();
    const { text, exitCode } = explain(error, invocation(name, "--help"));
    io.note(`checkback ${name}: ${text}`);
    return exitCode;
  }
}

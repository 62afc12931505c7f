import { enableCompileCache } from "node:module";
import { commands } from "./cli/commands.ts";
import { helpOfAll } from "./cli/help.ts";
import { runCommand } from "./cli/run.ts";

/*
 * The entry of every npm script in infra: `node infra/cli.ts NAME ARGUMENT...`. Without a name it lists the commands.
 */

// A command compiles its sources once, not each time that it is typed.
enableCompileCache();

const [name, ...args] = process.argv.slice(2);
process.exitCode = await main();

async function main(): Promise<number> {
  if (name === "--help" || name === "-h") {
    console.log(list());
    return 0;
  }
  const known = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name === undefined || !known) {
    console.error(
      `checkback: ${name === undefined ? "no command given" : `there is no command ${name}`}.\n\n${list()}`,
    );
    return 2;
  }
  const { command } = await known.load();
  return runCommand(command, [name, ...args]);
}

function list(): string {
  return helpOfAll(Object.entries(commands).map(([name, { summary }]) => [name, summary]));
}

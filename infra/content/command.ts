import { parseArgs } from "node:util";
import { ContentError } from "./compile.ts";

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

/** What was typed behind a command. What it does not know ends it, with a word about `--help`. */
export function typed<T extends Options>(options: T) {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return refuse(`${(error as Error).message.split(". ")[0]}: --help lists what there is`);
  }
}

/** Ends a command with a line for whoever typed it. */
export function refuse(line: string): never {
  console.error(line);
  process.exit(1);
}

/** Runs a command; what is wrong with the content is told without a stack. */
export function run(command: () => void): void {
  try {
    command();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    refuse(error.message);
  }
}

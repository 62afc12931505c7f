import { createInterface } from "node:readline/promises";

/** Asks for a yes or no on the terminal; undefined when there is no terminal to answer on. Anything but y and yes is no. */
export async function askYes(question: string): Promise<boolean | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await line.question(`${question} [y/N] `)).trim());
  } finally {
    line.close();
  }
}

import { createInterface } from "node:readline";

/**
 * Asks for a yes or no on the terminal; undefined when there is no terminal to answer on. Anything but y and yes is no. Rejects
 * when the input ends without an answer, as by Ctrl-C.
 */
export async function askYes(question: string): Promise<boolean | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const line = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve, reject) => {
    line.question(`${question} [y/N] `, (answer) => {
      resolve(/^y(es)?$/i.test(answer.trim()));
      line.close();
    });
    line.once("close", () => reject(new Error("ended without an answer; nothing was changed")));
  });
}

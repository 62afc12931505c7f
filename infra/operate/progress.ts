/** Between two lines of progress, and before the first one, in milliseconds. */
const patience = 1_000;

/** Says how far a long job is, once a second: on a terminal in one line. */
export function progressOn(stream: { write: (text: string) => unknown; isTTY?: boolean }) {
  let said = 0;
  let last = performance.now();
  return {
    say(line: string) {
      if (performance.now() - last < patience) return;
      last = performance.now();
      said += 1;
      stream.write(stream.isTTY ? `\r${line}` : `${line}\n`);
    },
    done() {
      if (said > 0 && stream.isTTY) stream.write("\n");
    },
  };
}

/** Nobody needs to be told of what takes less, in milliseconds. */
const patience = 1_000;

/** Says how far a long search is, once a second. */
export function progressOn(stream: { write: (text: string) => unknown; isTTY?: boolean }) {
  let said = 0;
  let last = performance.now();
  return {
    say(items: number) {
      if (performance.now() - last < patience) return;
      last = performance.now();
      said += 1;
      stream.write(`${stream.isTTY ? "\r" : ""}looked at ${items} items ...${stream.isTTY ? "" : "\n"}`);
    },
    done() {
      if (said > 0 && stream.isTTY) stream.write("\n");
    },
  };
}

/** How far a command is, on standard error. */
export type Progress = {
  /** What it does now: one line. */
  step: (line: string) => void;
  /** How far a long job is. Shown once a second at most, on a terminal in one line. */
  count: (line: string) => void;
  /** Ends the line of counts. */
  end: () => void;
};

/** Between two counts, and before the first one, in milliseconds. */
const interval = 1_000;

export function progressOn(stream: { write: (text: string) => unknown; isTTY?: boolean }): Progress {
  let isLineOpen = false;
  let last = performance.now();
  const end = () => {
    if (isLineOpen) stream.write("\n");
    isLineOpen = false;
  };
  return {
    step(line) {
      end();
      stream.write(`${line}\n`);
      last = performance.now();
    },
    count(line) {
      if (performance.now() - last < interval) return;
      last = performance.now();
      stream.write(stream.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
      isLineOpen = stream.isTTY === true;
    },
    end,
  };
}

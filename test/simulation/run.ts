import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { add, type Counts, table } from "./counts.ts";
import { runOnThreads } from "./jobs.ts";
import { traceOf } from "./many.ts";

const help = `npm run world -- [--seeds 1000] [--from 1] [--jobs 1]   runs so many worlds, beginning with this seed
npm run world -- --seed 4711                            prints the trace of one world

A world is some weeks of several people, Twilio, DynamoDB and the functions, with faults, in virtual time.
It exits with 1 and prints the trace when a check-back was lost, sent twice, out of order or when it must not be sent, or
when a message did what its sender did not mean.`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1000" },
    from: { type: "string", default: "1" },
    jobs: { type: "string", default: String(Math.max(1, availableParallelism() - 1)) },
    seed: { type: "string" },
    help: { type: "boolean", short: "h" },
  },
});

function wholeNumber(name: "seeds" | "from" | "jobs" | "seed"): number {
  const number = Number(values[name]);
  const min = name === "seed" || name === "from" ? 0 : 1;
  if (Number.isSafeInteger(number) && number >= min) return number;
  console.error(`--${name} takes a whole number, not ${values[name]}.\n\n${help}`);
  process.exit(2);
}

if (values.help) console.log(help);
else if (values.seed !== undefined) await runOne(wholeNumber("seed"));
else await runAll(wholeNumber("from"), wholeNumber("seeds"), wholeNumber("jobs"));

async function runOne(seed: number) {
  const trace = await traceOf(seed);
  console.log(trace);
  process.exitCode = trace.includes("\nViolations:\n") ? 1 : 0;
}

async function runAll(from: number, seeds: number, jobs: number) {
  const total: Counts = new Map();
  const began = performance.now();
  let done = 0;
  const failed = await runOnThreads({
    from,
    seeds,
    jobs,
    progressed(progress) {
      add(total, progress.counts);
      done += progress.seeds;
      const seconds = (performance.now() - began) / 1000;
      const left = Math.round(((seeds - done) / done) * seconds);
      const line = `${done} of ${seeds} worlds, ${Math.round(done / seconds)} a second, ${left} seconds left`;
      if (process.stderr.isTTY) process.stderr.write(`\r${line.padEnd(70)}`);
      else if (done % 1000 === 0) console.error(line);
    },
  });
  if (process.stderr.isTTY) process.stderr.write("\n");
  if (failed !== undefined) console.log(`${await traceOf(failed)}\n`);
  console.log(table(done, total));
  process.exitCode = failed === undefined ? 0 : 1;
}

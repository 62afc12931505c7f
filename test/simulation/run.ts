import { availableParallelism } from "node:os";
import { defineCommand, type Io } from "../../infra/cli/command.ts";
import { wholeNumber } from "../../infra/cli/kinds.ts";
import { runCommand } from "../../infra/cli/run.ts";
import { add, type Counts, table } from "./counts.ts";
import { runOnThreads } from "./jobs.ts";
import { traceOf } from "./many.ts";

const seed = wholeNumber({ min: 0, like: 4711 });

const command = defineCommand({
  about:
    "Simulates worlds in virtual time: some weeks of several people, Twilio, DynamoDB and our functions, with faults.",
  examples: [
    ["--seeds 1000", "this many worlds"],
    ["--seed 4711", "one world, with its trace"],
  ],
  options: {
    seeds: { value: "COUNT", kind: wholeNumber({ min: 1, like: 1000 }), help: "how many worlds: 1000 by default" },
    from: { value: "SEED", kind: seed, help: "the seed of the first one: 1 by default" },
    jobs: { value: "COUNT", kind: wholeNumber({ min: 1, like: 4 }), help: "threads: one less than the processors" },
    seed: { value: "SEED", kind: seed, help: "print the trace of this world" },
  },
  remarks:
    "The exit code is 1, and the trace is printed, when a check-back was lost or sent twice, was sent when it must not be, " +
    "or when a message did what its sender did not mean.",
  async run({ values: { seed, seeds = 1000, from = 1, jobs = Math.max(1, availableParallelism() - 1) } }, io) {
    return seed === undefined ? runAll({ from, seeds, jobs }, io) : runOne(seed, io);
  },
});

async function runOne(seed: number, { print }: Io): Promise<number> {
  const trace = await traceOf(seed);
  print(trace);
  return trace.includes("\nViolations:\n") ? 1 : 0;
}

async function runAll(all: { from: number; seeds: number; jobs: number }, { print, progress }: Io): Promise<number> {
  const total: Counts = new Map();
  const began = performance.now();
  let done = 0;
  function progressed(told: { counts: [string, number][]; seeds: number }) {
    add(total, told.counts);
    done += told.seeds;
    const seconds = (performance.now() - began) / 1000;
    const left = Math.round(((all.seeds - done) / done) * seconds);
    progress.count(`${done} of ${all.seeds} worlds, ${Math.round(done / seconds)} a second, ${left} seconds left`);
  }
  const failed = await runOnThreads({ ...all, progressed });
  progress.end();
  if (failed !== undefined) print(`${await traceOf(failed)}\n`);
  print(table(done, total));
  return failed === undefined ? 0 : 1;
}

process.exitCode = await runCommand(command, ["world", ...process.argv.slice(2)]);

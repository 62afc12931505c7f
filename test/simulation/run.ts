import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { add, type Counts, table } from "./counts.ts";
import { liveOnThreads } from "./jobs.ts";
import { storyOf } from "./many.ts";

const help = `npm run world -- [--seeds 1000] [--from 1] [--jobs 1]   lives so many worlds, from this seed on
npm run world -- --seed 4711                            tells the story of one world

A world is some weeks of several people, Twilio, DynamoDB and our functions, with faults, in virtual time.
It ends with 1, and the story, when a check-back was lost or doubled, or came when it must not, or when a message did what
nobody meant by it.`;

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
  const least = name === "seed" || name === "from" ? 0 : 1;
  if (Number.isSafeInteger(number) && number >= least) return number;
  console.error(`--${name} takes a whole number, not ${values[name]}.\n\n${help}`);
  process.exit(2);
}

if (values.help) console.log(help);
else if (values.seed !== undefined) await tellOne(wholeNumber("seed"));
else await liveAll(wholeNumber("from"), wholeNumber("seeds"), wholeNumber("jobs"));

async function tellOne(seed: number) {
  const story = await storyOf(seed);
  console.log(story);
  process.exitCode = story.includes("\nWrong:\n") ? 1 : 0;
}

async function liveAll(from: number, seeds: number, jobs: number) {
  const total: Counts = new Map();
  const began = performance.now();
  let lived = 0;
  const failed = await liveOnThreads({ from, seeds, jobs }, (told) => {
    add(total, told.counts);
    lived += told.seeds;
    const seconds = (performance.now() - began) / 1000;
    const left = Math.round(((seeds - lived) / lived) * seconds);
    const line = `${lived} of ${seeds} worlds, ${Math.round(lived / seconds)} a second, ${left} seconds left`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line.padEnd(70)}`);
    else if (lived % 1000 === 0) console.error(line);
  });
  if (process.stderr.isTTY) process.stderr.write("\n");
  if (failed !== undefined) console.log(`${await storyOf(failed)}\n`);
  console.log(table(lived, total));
  process.exitCode = failed === undefined ? 0 : 1;
}

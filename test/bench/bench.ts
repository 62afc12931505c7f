import { writeFileSync } from "node:fs";
import { defineCommand, usageError } from "../../infra/cli/command.ts";
import { oneOf, text, wholeNumber } from "../../infra/cli/kinds.ts";
import { runCommand } from "../../infra/cli/run.ts";
import { measureCold } from "./cold.ts";
import { measureFlat } from "./flat.ts";
import { installPeers } from "./install-peers.ts";
import { writeReport } from "./report.ts";
import { type Part, parts, type Results, toJson } from "./results.ts";
import { defaultScale, measureScale } from "./scale.ts";
import { measureSweep } from "./sweep.ts";
import { asText, tablesOf } from "./tables.ts";
import { measureWarm } from "./warm.ts";

/** An odd number, so that the median was measured. */
const defaultRounds = 15;

const command = defineCommand({
  about:
    "Measures cold starts, messages a second, what grows with the number of guides, and the sweep, beside bare handlers " +
    "and other libraries. What is compared takes turns. Trust the ratios of one run: times depend on the machine.",
  examples: [
    ["", "measure everything, which takes about ten minutes"],
    ["--only cold", "measure one part"],
    ["--only scale --people 100000", "many people's check-backs: only when it is asked for, because it takes long"],
    ["--json FILE", "also write the medians to a file"],
  ],
  options: {
    only: { value: "PART", kind: oneOf(parts), help: `one part: ${parts.join(", ")}` },
    rounds: {
      value: "COUNT",
      kind: wholeNumber({ min: 1, like: defaultRounds }),
      help: `how often each is measured: ${defaultRounds} by default`,
    },
    people: {
      value: "COUNT",
      kind: wholeNumber({ min: 2, like: defaultScale.people }),
      help: `scale: how many people have an open check-back: ${defaultScale.people} by default`,
    },
    due: {
      value: "COUNT",
      kind: wholeNumber({ min: 1, like: defaultScale.due }),
      help: `scale: how many of them are due in each of two hours: a tenth of --people by default`,
    },
    json: {
      value: "FILE",
      kind: text("a file name"),
      help: "write the medians to this file: milliseconds, and counts a second",
    },
    write: { help: "write the tables and the picture into test/bench, too" },
  },
  remarks: "The first run installs the other libraries into test/bench/peers. test/bench/README.md explains the rows.",
  async run({ values: { only, rounds = defaultRounds, people, due, json, write } }, { print, progress }) {
    if (write && only) throw usageError("--write needs all parts: leave out --only");
    if ((people ?? due) !== undefined && only !== "scale") throw usageError("--people and --due need --only scale");
    const scale = scaleOf(people, due);
    const measures = (part: Part) => only === undefined || only === part;
    const noPeers = measures("cold") || measures("warm") ? await installPeers(progress) : undefined;
    if (write && noPeers) throw new Error(`the peers' package draws the picture, but ${noPeers}`);
    const results: Results = {};
    if (measures("cold")) results.cold = await measureCold(rounds, progress, noPeers);
    if (measures("warm")) results.warm = await measureWarm(rounds, progress, noPeers);
    if (measures("flat")) results.flat = await measureFlat(rounds, progress);
    if (measures("sweep")) results.sweep = await measureSweep(progress);
    if (only === "scale") results.scale = await measureScale(scale, progress);
    progress.end();
    print(tablesOf(results).map(asText).join("\n\n"));
    if (json) writeFileSync(json, `${JSON.stringify(toJson(results), null, 2)}\n`);
    if (write) await writeReport(results, rounds);
    return 0;
  },
});

/** Two hours' check-backs are due, and they are among those of all people. */
function scaleOf(people: number = defaultScale.people, due = Math.max(1, Math.floor(people / 10))) {
  if (2 * due > people) throw usageError("--due may be half of --people at most: it counts for each of two hours");
  return { people, due };
}

process.exitCode = await runCommand(command, ["bench", ...process.argv.slice(2)]);

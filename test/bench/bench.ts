import { writeFileSync } from "node:fs";
import { defineCommand, usageError } from "../../infra/cli/command.ts";
import { oneOf, text, wholeNumber } from "../../infra/cli/kinds.ts";
import { runCommand } from "../../infra/cli/run.ts";
import { measureCold } from "./cold.ts";
import { measureFlat } from "./flat.ts";
import { installPeers } from "./install-peers.ts";
import { writeReport } from "./report.ts";
import { type Part, parts, type Results, toJson } from "./results.ts";
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
    ["--json FILE", "also write the medians to a file"],
  ],
  options: {
    only: { value: "PART", kind: oneOf(parts), help: `one part: ${parts.join(", ")}` },
    rounds: {
      value: "COUNT",
      kind: wholeNumber({ min: 1, like: defaultRounds }),
      help: `how often each is measured: ${defaultRounds} by default`,
    },
    json: {
      value: "FILE",
      kind: text("a file name"),
      help: "write the medians to this file: milliseconds, and counts a second",
    },
    write: { help: "write the tables and the picture into test/bench, too" },
  },
  remarks: "The first run installs the other libraries into test/bench/peers. test/bench/README.md explains the rows.",
  async run({ values: { only, rounds = defaultRounds, json, write } }, { print, progress }) {
    if (write && only) throw usageError("--write needs all parts: leave out --only");
    const measures = (part: Part) => only === undefined || only === part;
    const noPeers = measures("cold") || measures("warm") ? await installPeers(progress) : undefined;
    if (write && noPeers) throw new Error(`the peers' package draws the picture, but ${noPeers}`);
    const results: Results = {};
    if (measures("cold")) results.cold = await measureCold(rounds, progress, noPeers);
    if (measures("warm")) results.warm = await measureWarm(rounds, progress, noPeers);
    if (measures("flat")) results.flat = await measureFlat(rounds, progress);
    if (measures("sweep")) results.sweep = await measureSweep(progress);
    progress.end();
    print(tablesOf(results).map(asText).join("\n\n"));
    if (json) writeFileSync(json, `${JSON.stringify(toJson(results), null, 2)}\n`);
    if (write) await writeReport(results, rounds);
    return 0;
  },
});

process.exitCode = await runCommand(command, ["bench", ...process.argv.slice(2)]);

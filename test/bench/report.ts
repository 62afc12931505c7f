import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { peersFolder } from "./install-peers.ts";
import { median, type Results, type Row } from "./results.ts";
import { asMarkdown, tablesOf } from "./tables.ts";

const readme = join(import.meta.dirname, "README.md");
const picture = join(import.meta.dirname, "bench.svg");

const [begin, end] = ["<!-- bench: begin -->", "<!-- bench: end -->"];

/** A bar of the picture. */
type Bar = { name: string; value: number; isOurs: boolean };

/** A group of bars with one unit, the first at the top. */
export type Panel = { title: string; unit: string; bars: Bar[] };

/** The README with new tables between its two markers. */
export function withTables(page: string, tables: string): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`the README has no ${begin} and ${end}`);
  return `${before}${begin}\n${tables}\n${end}${after}`;
}

/** The bars of the picture: the medians, without the rows that were not measured. */
export function panelsOf({ cold = [], warm = [] }: Results): Panel[] {
  return [
    { title: "Cold start: milliseconds, less is better", unit: "ms", bars: barsOf(cold) },
    { title: "Warm: messages a second, more is better", unit: "/s", bars: barsOf(warm) },
  ];
}

const barsOf = (rows: Row[]): Bar[] =>
  rows.flatMap((row) =>
    "missing" in row
      ? []
      : [{ name: row.name, value: Math.round(median(row.values)), isOurs: row.name.startsWith("Checkback") }],
  );

/** Writes the tables into test/bench/README.md, and the picture beside it. The peers' package draws it. */
export async function writeReport(results: Results, rounds: number): Promise<void> {
  const machine = `Node.js ${process.versions.node}, ${availableParallelism()} processors, ${rounds} rounds.`;
  const tables = [machine, ...tablesOf(results).map(asMarkdown)].join("\n\n");
  writeFileSync(readme, withTables(readFileSync(readme, "utf8"), tables));
  const { draw } = await import(pathToFileURL(join(peersFolder, "draw.js")).href);
  writeFileSync(picture, draw(panelsOf(results)));
}

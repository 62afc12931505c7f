import { globSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { type Guide, guide } from "../../functions/engine/guide/guide.ts";
import { lineOf, readSource, type Source } from "./read.ts";

/** How long a fact holds after it was checked, where its guide says nothing. */
export const defaultStaleAfter = "180 days";

/** A fact of a guide. `staleOn` is the day on which it has to be checked again; `daysLeft` is below 0 after it. */
export type DueFact = {
  guide: string;
  /** The line of the date of its check: content/guides/cancel-sim-kh.yaml:120 */
  at: string;
  says: string;
  source: string;
  checked: string;
  staleOn: string;
  daysLeft: number;
};

/**
 * The facts that have to be checked again within some days, the most urgent first.
 *
 * @param today a date like 2026-11-22
 */
export function factsDue(guides: Source<Guide>[], today: string, withinDays: number): DueFact[] {
  const now = Temporal.PlainDate.from(today);
  const all = guides.flatMap(({ file, value, problem }) =>
    (value.facts ?? []).map(({ says, source, checked }, i): DueFact => {
      const staleOn = Temporal.PlainDate.from(checked).add({
        days: Number.parseInt(value.staleAfter ?? defaultStaleAfter, 10) + 1,
      });
      return {
        guide: value.guide,
        at: `${file}:${problem(["facts", i, "checked"], "").line}`,
        says,
        source,
        checked,
        staleOn: staleOn.toString(),
        daysLeft: now.until(staleOn, { largestUnit: "days" }).days,
      };
    }),
  );
  return all.filter(({ daysLeft }) => daysLeft <= withinDays).sort((a, b) => a.daysLeft - b.daysLeft);
}

/** The guides of a folder of content, without compiling them. Throws an Error with each problem of their form on a line. */
export function guidesIn(folder: string): Source<Guide>[] {
  const files = globSync("guides/*.yaml", { cwd: folder }).sort();
  const read = files.map((file) => readSource(join(folder, file), `content/${file}`, guide));
  const problems = read.flatMap((each) => (Array.isArray(each) ? each : []));
  if (problems.length > 0) throw new Error(`a guide can't be read:\n${problems.map(lineOf).join("\n")}`);
  return read.flatMap((each) => (Array.isArray(each) ? [] : [each]));
}

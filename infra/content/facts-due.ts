import { Temporal } from "temporal-polyfill";
import type { Guide } from "../../functions/engine/guide/guide.ts";
import type { Source } from "./read.ts";

/** How long a fact holds after it was checked, where its guide says nothing. */
const defaultStaleAfter = "180 days";

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

/** How long a guide's facts hold, like "180 days". */
export const staleAfterOf = ({ staleAfter = defaultStaleAfter }: Guide): string => staleAfter;

/** The day from which a fact has to be checked again. `checked` is a date like 2026-11-22. */
export const staleOn = (guide: Guide, checked: string): Temporal.PlainDate =>
  Temporal.PlainDate.from(checked).add({ days: Number.parseInt(staleAfterOf(guide), 10) + 1 });

/**
 * The facts that have to be checked again within some days, the most urgent first.
 *
 * @param today a date like 2026-11-22
 */
export function factsDue(guides: Source<Guide>[], today: string, withinDays: number): DueFact[] {
  const now = Temporal.PlainDate.from(today);
  const all = guides.flatMap(({ file, value, problem }) =>
    (value.facts ?? []).map(({ says, source, checked }, i): DueFact => {
      const day = staleOn(value, checked);
      return {
        guide: value.guide,
        at: `${file}:${problem(["facts", i, "checked"], "").line}`,
        says,
        source,
        checked,
        staleOn: day.toString(),
        daysLeft: now.until(day, { largestUnit: "days" }).days,
      };
    }),
  );
  return all.filter(({ daysLeft }) => daysLeft <= withinDays).sort((a, b) => a.daysLeft - b.daysLeft);
}

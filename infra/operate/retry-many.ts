import type { CheckBack } from "../../functions/engine/state/check-back.ts";
import { meaningOfCode } from "../../functions/twilio/failures.ts";
import { act } from "./act.ts";
import type { Times } from "./format-time.ts";
import type { Found } from "./scan-check-backs.ts";
import type { Place } from "./target.ts";

/** How many are opened at once. Each takes three requests to DynamoDB. */
const atOnce = 10;

type Bulk = {
  /** Only those with this error code of Twilio. */
  error: number | undefined;
  /** Opens them; otherwise they are only counted. */
  apply: boolean;
  times: (guide: string) => Times;
  /** Called with the number done. */
  progress: (line: string) => void;
};

/**
 * Counts the unsendable check-backs by Twilio's error code and, with `apply`, opens them again. Those that can't be opened are
 * listed with their reason.
 *
 * @returns lines to print
 */
export async function retryMany(
  place: Place,
  all: Found[],
  { error, apply, times, progress }: Bulk,
): Promise<string[]> {
  const stuck = all.filter(({ checkBack }) => checkBack.state === "unsendable");
  const found = stuck.filter(({ checkBack }) => error === undefined || errorOf(checkBack) === error);
  if (found.length === 0)
    return [error === undefined ? "Nothing is unsendable." : `Nothing is unsendable by ${error}.`];
  const counted = countsByError(found);
  if (!apply) return [...counted, "", `${found.length} in all. Add --apply to open them again.`];
  const failed: string[] = [];
  let opened = 0;
  for (let from = 0; from < found.length; from += atOnce) {
    const some = found.slice(from, from + atOnce);
    const ends = await Promise.allSettled(
      some.map((each) => act(place, [each], { command: "retry", times: times(each.checkBack.guide) })),
    );
    for (const end of ends) {
      if (end.status === "fulfilled") opened += 1;
      else failed.push((end.reason as Error).message);
    }
    progress(`opened ${opened} of ${found.length} ...`);
  }
  return [...counted, "", `${opened} of ${found.length} are open again, due within their guides' hours.`, ...failed];
}

const errorOf = (checkBack: CheckBack): number | undefined => ("error" in checkBack ? checkBack.error : undefined);

/** The count of each error, the most frequent first, with its meaning. */
function countsByError(found: Found[]): string[] {
  const counts = new Map<number | undefined, number>();
  for (const { checkBack } of found) {
    const error = errorOf(checkBack);
    counts.set(error, (counts.get(error) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([code, count]) => {
      const meaning = code === undefined ? undefined : meaningOfCode(code);
      const error = code === undefined ? "no error code" : `error ${code}`;
      return `${String(count).padStart(6)}  ${error}${meaning === undefined ? "" : `: ${meaning}`}`;
    });
}

import type { CheckBack } from "../../functions/engine/state/check-back.ts";
import { meaningOfCode } from "../../functions/twilio/failures.ts";
import { act } from "./act.ts";
import type { Times } from "./format-time.ts";
import type { Found } from "./scan-check-backs.ts";
import type { Place } from "./target.ts";

/** How many are opened at a time. Each takes three requests to DynamoDB. */
const atOnce = 10;

export type Wanted = {
  /** Twilio's error code that they have to have. Without it, any. */
  error: number | undefined;
  /** Without it they are only counted. */
  apply: boolean;
};

/**
 * Opens all check-backs again that are unsendable, by Twilio's error code: first it says how many there are of each, and
 * only with `apply` it does it. One that cannot be opened is told with its reason, and keeps nothing from the others.
 *
 * @param progress hears how many are done
 * @returns lines to be printed
 */
export async function retryMany(
  place: Place,
  all: Found[],
  { error, apply }: Wanted,
  times: (guide: string) => Times,
  progress: (line: string) => void,
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
    const ends = await Promise.allSettled(some.map((each) => act(place, [each], "retry", times(each.checkBack.guide))));
    for (const end of ends) {
      if (end.status === "fulfilled") opened += 1;
      else failed.push((end.reason as Error).message);
    }
    progress(`opened ${opened} of ${found.length} ...`);
  }
  return [...counted, "", `${opened} of ${found.length} are open again, due within their guides' hours.`, ...failed];
}

const errorOf = (checkBack: CheckBack): number | undefined => ("error" in checkBack ? checkBack.error : undefined);

/** How many there are of each error, the most frequent first, with what it means. */
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

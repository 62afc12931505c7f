import { memoize } from "../../functions/engine/guide/memoize.ts";
import { foldOnce } from "./fold-once.ts";
import type { Path, Problem, Source } from "./read.ts";

/** Keys whose values are words to listen for. */
const wordListKeys = new Set(
  [
    "keywords words languages commands optOut onlyAlone stopSending optIn thanks agreeing greetings refusals",
    "abuse noise secrets measures about footers mayOptOut stopReminding askAgain days sentences machines",
  ].flatMap((line) => line.split(" ")),
);

/**
 * Words that are empty after folding, such as "?" or an emoji. Messages are folded before they are compared, and an empty
 * word would match all of them.
 */
export const emptyWords = memoize((source: Source<object>): Problem[] => {
  const walk = (value: unknown, path: Path, inList: boolean): Problem[] => {
    if (typeof value === "string")
      return inList && foldOnce(value) === ""
        ? [
            source.problem(
              path,
              `"${value}" has no letters or digits, so it can't be recognized: write a word, or remove it`,
            ),
          ]
        : [];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      walk(inner, [...path, Array.isArray(value) ? Number(key) : key], inList || wordListKeys.has(key)),
    );
  };
  return walk(source.value, [], false);
});

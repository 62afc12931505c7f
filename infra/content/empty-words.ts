import { fold } from "../../functions/text/fold.ts";
import type { Path, Problem, Source } from "./read.ts";

/** The keys under which words to listen for stand. */
const listed = new Set(
  [
    "keywords words languages commands optOut onlyAlone stopSending optIn thanks agreeing greetings refusals",
    "abuse noise secrets measures about footers mayOptOut stopReminding askAgain days sentences machines",
  ].flatMap((line) => line.split(" ")),
);

/**
 * Words that can't be heard: folded, as every message is before it is looked at, nothing is left of "?" or of an emoji,
 * and nothing stands in every message.
 */
export function deafWords(source: Source<object>): Problem[] {
  const walk = (value: unknown, path: Path, inList: boolean): Problem[] => {
    if (typeof value === "string")
      return inList && fold(value) === ""
        ? [
            source.problem(
              path,
              `"${value}" can't be listened for, as nothing is left of it: write a word, or take it out`,
            ),
          ]
        : [];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      walk(inner, [...path, Array.isArray(value) ? Number(key) : key], inList || listed.has(key)),
    );
  };
  return walk(source.value, [], false);
}

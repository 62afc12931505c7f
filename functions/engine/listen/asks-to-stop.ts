import { splitIntoPhrases } from "../../text/phrases.ts";
import type { Lexicon, Role } from "../guide/lexicon.ts";
import { once } from "../guide/once.ts";
import { hasRole, isNoise } from "./known-phrases.ts";
import { containsAnyPhrase } from "./phrase-index.ts";

/**
 * Whether a text has a word of stopping before a word for what to stop, with noise only; in languages that put the verb
 * last, behind it. "Don't stop texting me" and 不要取消提醒 negate the stopping.
 */
export function asksToStop(
  lexicon: Lexicon,
  text: string,
  { stopping, object }: { stopping: Role; object: Role },
): boolean {
  // "Never text me again" is a wish, "they never text me" is not.
  const hasAgain = once(() => containsAnyPhrase(lexicon.again, text));
  const found = splitIntoPhrases(text, (phrase) => {
    if (hasRole(lexicon, phrase, stopping) || hasRole(lexicon, withoutRepeats(phrase), stopping))
      return isNegation(lexicon, phrase) ? "no" : "stop";
    if (hasRole(lexicon, phrase, "stopLast")) return "last";
    if (hasRole(lexicon, phrase, "unsure") && hasAgain()) return "stop";
    if (hasRole(lexicon, phrase, object)) return "object";
    return isNoise(lexicon, phrase, "polite", "urgent", "between", "times") ? "noise" : undefined;
  });
  const at = found?.findIndex((each) => each === "stop" || each === "no") ?? -1;
  const words = found?.filter((each) => each !== "noise");
  const isNegated = words?.some((each, i) => each === "no" && words[i + 1] === "stop");
  if (words?.includes("last") && words.includes("object")) return true;
  return at >= 0 && found!.indexOf("object", at) > at && !isNegated;
}

const isNegation = (lexicon: Lexicon, phrase: string) => containsAnyPhrase(lexicon.qualifiers.negations, phrase);

const withoutRepeats = (phrase: string) =>
  phrase.at(-1) === phrase.at(-2) ? phrase.replace(/(\p{Script=Latin})\1+$/u, "$1") : phrase;

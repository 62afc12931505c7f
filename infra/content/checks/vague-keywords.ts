import { splitIntoPhrases } from "../../../functions/text/phrases.ts";
import type { Check } from "../check.ts";
import { foldOnce } from "../fold-once.ts";
import { keywordsOf } from "../trigger-words.ts";

/**
 * A keyword is found anywhere in a sentence, so it must have a word of its chore. One that is made of words around a meaning
 * ("please", "i want") would open its guide from every message that has them, and one that people type beside secret codes
 * ("pin") from those.
 */
export const vagueKeywords: Check = function* ({ guides, words }) {
  const { noise, secrets } = words.value;
  const listed = [noise.polite, noise.wanting, noise.urgent, noise.joining];
  const vague = new Set(listed.flatMap((each) => Object.values(each).flat()).map(foldOnce));
  const secret = secretWords(Object.values(secrets).flat().map(foldOnce));
  const isVague = (phrase: string) => vague.has(phrase) || /^\p{Script=Latin}$/u.test(phrase) || undefined;
  for (const { value, problem } of guides)
    for (const { path, word } of keywordsOf(value)) {
      const folded = foldOnce(word);
      // The check of the words that are listened for refuses a letter alone.
      const isOnlyVague = folded.length > 1 && splitIntoPhrases(folded, isVague) !== undefined;
      if (isOnlyVague)
        yield problem(path, `"${word}" is in sentences about anything: add a word that only this chore has`);
      else if (secret.has(folded))
        yield problem(path, `"${word}" is what people write beside a secret code: choose another word`);
    }
};

/** The phrases that stand beside a secret code, and the words that are in two of them: pin, of "pin is" and "pin code". */
function secretWords(phrases: string[]): Set<string> {
  const words = phrases.flatMap((phrase) => phrase.split(" "));
  return new Set([...phrases, ...words.filter((word, i) => words.indexOf(word) !== i)]);
}

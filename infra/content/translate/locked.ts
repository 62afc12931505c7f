import { placeholdersOf, withoutPlaceholders } from "../../../functions/engine/guide/placeholders.ts";
import { sitesIn } from "../checks/links.ts";
import { twilioWords } from "../reserved.ts";

/** What a translation has to keep of a text as it is: placeholders, sites, numbers and codes, and the networks' words. */
export function lockedIn(text: string): string[] {
  const placeholders = placeholdersOf(text).map(([name, isNumber]) => (isNumber ? `{#${name}}` : `{${name}}`));
  const sites = sitesIn(text);
  let rest = withoutPlaceholders(text).normalize("NFKC");
  for (const site of sites) rest = rest.replace(new RegExp(site.replace(/[^\p{L}\p{N}]/gu, "\\$&"), "giu"), " ");
  const numbers = [...digitsAsLatin(rest).matchAll(/[*#]*\d+(?:[*#:.,/-]\d+)*[*#]*/g)].map(([number]) =>
    number.replace(/(?<=\d)[.,](?=\d{3}(?!\d))/g, ""),
  );
  const words = [...rest.matchAll(/(?<![A-Za-z])[A-Z]{3,}(?![A-Za-z])/g)].map(([word]) => word);
  return [...placeholders, ...sites, ...numbers, ...words.filter((word) => networkWords.has(word))];
}

/** Words that networks catch, in capitals as texts name them. */
const networkWords = new Set(
  Object.values(twilioWords).flatMap((words) => [...words].map((word) => word.toUpperCase())),
);

/** The digits of every script as 0-9. */
const digitsAsLatin = (text: string) =>
  text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0)!;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0)! - zero < 9) zero -= 1;
    return String(digit.codePointAt(0)! - zero);
  });

/**
 * What a translation loses and adds of what it has to keep. A translation that has the same as the one before it may differ
 * from the source, because a reader has accepted that.
 */
export function lockedChanges(source: string, translation: string, before: string | undefined) {
  const [expected, found] = [lockedIn(source), lockedIn(translation)];
  if (before !== undefined && isSame(lockedIn(before), found)) return { lost: [], added: [] };
  return { lost: less(expected, found), added: less(found, expected) };
}

const isSame = (a: string[], b: string[]) => less(a, b).length + less(b, a).length === 0;

/** Those of the first list that the second one lacks, each as often as it is missing. */
function less(all: string[], without: string[]): string[] {
  const left = [...without];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

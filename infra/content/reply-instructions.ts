import type { PackChecks } from "./pack-checks.ts";
import { anyOf, endsSpaced, startsSpaced } from "./word-pattern.ts";

/*
 * Finds what a text asks people to send: the word beside "text", "reply" or "send", in all languages whose packs name such
 * verbs. It searches the author's text, in which correct numbers are still placeholders.
 */

type Replies = NonNullable<PackChecks["replies"]>;

const open = `["“”'‘「『«‹„]`;
const close = `["”“'’」』»›]`;
const quotedWord = `${open}([^"“”'’」』»›\\n]{1,40})${close}`;
const capitals = "\\p{Lu}{2,}(?: \\p{Lu}{2,})*";
/** Words in capitals at the beginning of a text, and at its end. */
const capitalsAtStart = new RegExp(`^(${capitals})(?![\\p{Cased}\\p{N}])`, "u");
const capitalsAtEnd = new RegExp(`(?<!\\p{Lu})(${capitals})$`, "u");

const matches = (text: string, patterns: RegExp[]) => [
  ...new Set(
    patterns.flatMap((pattern) => [...text.normalize("NFKC").matchAll(pattern)].map(([, what = ""]) => what.trim())),
  ),
];

/** What instructions in texts are found by. */
export type ReplyInstructions = {
  /** The words in quotes or capitals that a text asks people to send. */
  wordsToSend: (text: string) => string[];
  /** Numbers to reply that are typed in a text instead of a placeholder. */
  numbersToSend: (text: string) => string[];
  /** A function that finds which of these folded words a text asks people to send, in quotes or not. */
  finderOf: (words: Iterable<string>) => (text: string) => string[];
};

/** Makes the functions that find instructions, from what the packs say about them. */
export function replyInstructionsOf(packs: PackChecks[]): ReplyInstructions {
  const all = packs.flatMap(({ replies }) => replies ?? []);
  // Excludes messages to other numbers: "text BAL to 888".
  const elsewhere = `(?!\\s*${anyOf(all.flatMap(({ toOthers }) => toOthers))}\\s*[+\\d*#])`;
  const units = anyOf(all.flatMap(({ units }) => units));
  const number = `${open}?(\\p{Nd}{1,2})(?![\\p{Nd}%]|${units}|[:.,-]\\p{Nd})`;
  const purpose = anyOf(all.flatMap(({ after }) => after));
  const quotedWords = patternsOf(all, "send", quotedWord, elsewhere);
  const isHere = new RegExp(`^${elsewhere}`, "iu");
  const verbs = verbsOf(all, "reply");
  /** In two steps, because a pattern that ignores the case of verbs can't look for capitals. */
  const bareWords = (written: string): string[] => {
    const text = written.normalize("NFKC");
    return placesIn(text, verbs).flatMap(({ at, isEnd }) => {
      const [before, after] = [text.slice(0, at), text.slice(at)];
      const word = (isEnd ? capitalsAtEnd.exec(before) : capitalsAtStart.exec(after))?.[1];
      return word !== undefined && (isEnd || isHere.test(after.slice(word.length))) ? [word] : [];
    });
  };
  const numbers = patternsOf(all, "reply", number);
  return {
    wordsToSend: (text) => [...new Set([...matches(text, quotedWords), ...bareWords(text)])],
    numbersToSend: (text) => matches(text, numbers),
    finderOf: (words) => finderOf(all, purpose, words),
  };
}

/** A search for one of thousands of words: beside each verb, the longest row of letters that is one of them. */
function finderOf(all: Replies[], purpose: string, words: Iterable<string>): (text: string) => string[] {
  const known = new Set([...words].map(plain));
  const longest = Math.max(0, ...[...known].map((word) => word.length));
  // In a script with spaces a word ends where other letters begin; in another before punctuation or a purpose.
  const ends = new RegExp(`^(?:[^\\p{L}\\p{N}]|$|${purpose})`, "iu");
  const isWhole = (before: string, word: string, after: string) =>
    startsSpaced.test(word)
      ? !endsSpaced.test(before) && !(endsSpaced.test(word) && startsSpaced.test(after)) && !/^\p{N}/u.test(after)
      : ends.test(after);
  /** The longest of the words that begins here, or with `isEnd`, that ends here. */
  const wordAt = (text: string, at: number, isEnd: boolean): string[] => {
    for (let length = Math.min(longest, isEnd ? at : text.length - at); length > 0; length -= 1) {
      const start = isEnd ? at - length : at;
      const word = text.slice(start, start + length);
      if (known.has(plain(word)) && isWhole(text.slice(0, start), word, text.slice(start + length)))
        return [word.trim()];
    }
    return [];
  };
  const verbs = verbsOf(all, "send", `${open}?`);
  return (written) => {
    const text = written.normalize("NFKC");
    return [...new Set(placesIn(text, verbs).flatMap(({ at, isEnd }) => wordAt(text, at, isEnd)))];
  };
}

/** The patterns of a language's verbs with what stands between them and a word: before it, or after it. */
type Verbs = { first: RegExp; last: RegExp | undefined };

const verbsOf = (all: Replies[], verbs: "send" | "reply", beforeWord = ""): Verbs[] =>
  all.map((replies) => {
    const [verb, between] = [anyOf(replies[verbs]), `(?:\\s*${anyOf(replies.between)})*`];
    return {
      first: new RegExp(`${verb}${between}\\s*:?\\s?${beforeWord}`, "giu"),
      last: replies.wordFirst ? new RegExp(`\\s*${close}?${between}\\s*${verb}`, "giu") : undefined,
    };
  });

/** Where the word beside a verb begins, or with `isEnd`, where it ends. */
const placesIn = (text: string, verbs: Verbs[]): { at: number; isEnd: boolean }[] =>
  verbs.flatMap(({ first, last }) => [
    ...[...text.matchAll(first)].map(({ index, 0: { length } }) => ({ at: index + length, isEnd: false })),
    ...(last ? [...text.matchAll(last)].map(({ index }) => ({ at: index, isEnd: true })) : []),
  ]);

const plain = (word: string) => word.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ");

/** A pattern for each language, and where the verb comes last, one more. */
function patternsOf(all: Replies[], verbs: "send" | "reply", what: string, after = ""): RegExp[] {
  return all.flatMap((replies) => {
    const [verb, between] = [anyOf(replies[verbs]), `(?:\\s*${anyOf(replies.between)})*`];
    const sources = [`${verb}${between}\\s*:?\\s?${what}${after}`];
    if (replies.wordFirst) sources.push(`${what}${close}?${between}\\s*${verb}`);
    return sources.map((source) => new RegExp(source, "giu"));
  });
}

import type { Fold } from "../../text/fold.ts";
import type { Language } from "../../text/language.ts";
import { foldedWords } from "./folded-words.ts";
import type { Guide, Words, WordsFile } from "./guide.ts";
import type { Lexicon, Meaning } from "./lexicon.ts";
import { ordinaryWords, turningWords } from "./ordinary-words.ts";

type Meanings = Record<string, Meaning>;

/** What whole messages mean. A word with another meaning for readers of some language shows no language. */
export function exactMeanings(words: WordsFile, fold: Fold): Meanings {
  const exact = meaningsIn(words, fold);
  for (const language of Object.keys(words.languages))
    for (const word of Object.keys(ownMeanings(words, language, exact, fold))) {
      const { language: _, ...meaning } = exact[word]!;
      exact[word] = meaning;
    }
  return exact;
}

/** What the same words mean to readers of each language, where that is something else. */
export function readerWords(guides: Guide[], words: WordsFile, fold: Fold): Lexicon["readers"] {
  const all = meaningsIn(words, fold);
  return Object.fromEntries(
    Object.keys(words.languages).flatMap((language) => {
      const ordinary = ordinaryWords(guides, words, language, fold);
      const exact = ownMeanings(words, language, all, fold);
      return ordinary.length + Object.keys(exact).length > 0 ? [[language, { ordinary, exact }]] : [];
    }),
  );
}

/** The words that mean something else in a language, or nothing. An opt-out is one in every language. */
function ownMeanings(words: WordsFile, language: Language, all: Meanings, fold: Fold): Record<string, Meaning | null> {
  const turning = turningWords(words, language, fold);
  const pick = (listed: Words): Words => ({ any: listed.any ?? [], [language]: listed[language] ?? [] });
  const thanks = (words.thanks.any ?? []).filter((word) => !turning.has(fold(word)));
  const own = meaningsIn(
    {
      ...words,
      thanks: { any: thanks, [language]: words.thanks[language] ?? [] },
      greetings: pick(words.greetings),
      commands: Object.fromEntries(
        Object.entries(words.commands).map(([command, listed]) => [command, pick(listed ?? {})]),
      ) as WordsFile["commands"],
      optIn: pick(words.optIn),
      optOut: pick(words.optOut),
    },
    fold,
  );
  const isOther = (meaning: Meaning, other: Meaning) =>
    other.kind !== "opt-out" && (meaning.kind !== other.kind || targetOf(meaning) !== targetOf(other));
  return Object.fromEntries([
    ...Object.entries(own).filter(([word, meaning]) => all[word] && isOther(meaning, all[word])),
    ...[...turning].filter((word) => !own[word] && all[word]?.kind === "thanks").map((word) => [word, null]),
  ]);
}

const targetOf = (meaning: Meaning) => ("to" in meaning ? meaning.to : undefined);

function meaningsIn(words: WordsFile, fold: Fold): Meanings {
  const exact: Meanings = {};
  const mean = (listed: Words, meaning: Meaning) => {
    const listings = Map.groupBy(foldedWords(listed, fold), ({ word }) => word);
    for (const [word, [first, ...others]] of listings) {
      const isOfOne = first?.language !== undefined && others.every(({ language }) => language === first.language);
      exact[word] = isOfOne ? { ...meaning, language: first.language! } : meaning;
    }
  };
  // A later list wins, so that no other meaning hides an opt-out.
  mean(words.thanks, { kind: "thanks" });
  for (const word of words.agreeing.map(fold))
    if (exact[word]?.kind === "thanks") exact[word] = { ...exact[word], agrees: true };
  mean(words.greetings, { kind: "greeting", to: "/home" });
  for (const [command, listed] of Object.entries(words.commands))
    mean(listed ?? {}, { kind: "command", to: `/${command}` });
  for (const [language, listed] of Object.entries(words.languages))
    mean({ any: listed }, { kind: "command", to: `/${language}` });
  mean(words.optIn, { kind: "opt-in" });
  mean(words.optOut, { kind: "opt-out" });
  for (const word of words.footers.map(fold))
    if (exact[word]?.kind === "opt-out") exact[word] = { ...exact[word], footer: true };
  for (const word of words.onlyAlone.map(fold))
    if (exact[word]?.kind === "opt-out") exact[word] = { ...exact[word], onlyAlone: true };
  return exact;
}

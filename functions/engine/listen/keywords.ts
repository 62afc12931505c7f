import { splitIntoPhrases } from "../../text/phrases.ts";
import { isCheckBackQuestion } from "../guide/changes.ts";
import type { Content, Guide } from "../guide/guide.ts";
import type { Keyword, Lexicon } from "../guide/lexicon.ts";
import { type Option, parsePlace } from "../guide/places.ts";
import { containsWord } from "./contains-word.ts";
import { isNoise } from "./known-phrases.ts";
import type { MessageText } from "./message-text.ts";
import { findPhrases } from "./phrase-index.ts";
import { qualifiersOf } from "./qualifiers.ts";

/*
 * Keywords, which show a page from anywhere in a sentence. Several guides may claim a sentence: what is done ("top up")
 * counts more than what it is done to ("my SIM"), and where that does not decide, the person is asked which guide.
 */

/** The page that a message names; or that it may be for more than one guide, or for none. */
export type KeywordMatch = Keyword | "which" | undefined;

/** All the keywords in a folded text: a page's before a guide's, and the longest first. */
export const findKeywords = (lexicon: Lexicon, text: string): Keyword[] =>
  findPhrases(lexicon.keywords, text, ({ word }) => word);

/** Where no guide is open, a message has to be about a guide to open it. */
export function chooseKeyword(
  lexicon: Lexicon,
  open: Guide | undefined,
  { text, sentences }: MessageText,
): KeywordMatch {
  const found = findKeywords(lexicon, text).filter(({ word, opens }) => !opens || !isNegated(lexicon, word, text));
  const [first] = found;
  if (!first || open) return first;
  const ids = [...new Set(found.map(({ guide }) => guide))];
  const rivals = ids.filter((id) => found.some(({ guide, opens }) => guide === id && opens !== "about"));
  const [only = first.guide, ...others] = rivals;
  const acting = rivals.filter((id) => found.some(({ guide, opens }) => guide === id && opens === true));
  if (acting.length > 1) return "which";
  const longest = (id: string) => Math.max(...found.filter(({ guide }) => guide === id).map(({ word }) => word.length));
  const chosen =
    acting.length === 1 && acting[0] !== undefined
      ? acting[0]
      : others.reduce((best, id) => (longest(id) > longest(best) ? id : best), only);
  const own = found.filter(({ guide }) => guide === chosen);
  const isAbout =
    found.some((keyword) => keyword.opens === "about") ||
    own.some((keyword) => containsOpeningKeyword(lexicon, keyword));
  const clauses = [text, ...sentences.flatMap((sentence) => sentence.clauses)];
  const isClear = clauses.some(
    (clause) => own.some(({ word }) => containsWord(word, clause)) && isOnlyKeywordsAndNoise(lexicon, own, clause),
  );
  if (isAbout || isClear) return own[0];
  return own.some(({ opens }) => opens) ? "which" : undefined;
}

/** "Cancel my sim" names the SIM, and "top up failed" the topping up: a longer word that holds one that opens a guide. */
const containsOpeningKeyword = ({ keywords }: Lexicon, { word, guide }: Keyword) =>
  keywords.some(
    (each) =>
      each.opens &&
      each.word !== word &&
      (each.opens === "about" || each.guide === guide) &&
      containsWord(each.word, word),
  );

/** "Not rejected", 没有被拒绝: a word of denial stands right before it. */
export function isNegated({ qualifiers }: Lexicon, phrase: string, text: string): boolean {
  const before = text.slice(0, text.indexOf(phrase)).trimEnd();
  return qualifiers.negations.some(
    (word) => before.endsWith(word) && containsWord(word, before.slice(-word.length - 1)),
  );
}

/** Whether a text is nothing but these keywords and words that mean nothing by themselves. */
function isOnlyKeywordsAndNoise(lexicon: Lexicon, keywords: Keyword[], text: string): boolean {
  const words = new Set(keywords.map(({ word }) => word));
  const found = splitIntoPhrases(text, (phrase) => {
    if (words.has(phrase) || (phrase.endsWith("s") && words.has(phrase.slice(0, -1)))) return true;
    if (/^\d{1,2}$/.test(phrase)) return true;
    return (
      isNoise(lexicon, phrase, "polite", "urgent", "around", "choosing", "joining", "asking", "times", "things") ||
      undefined
    );
  });
  return found !== undefined;
}

/**
 * Whether a keyword leads away from here. The question of a check-back, and the one before erasing, is left by a question, or
 * by nothing but the keyword; in a statement it may only be an answer. A guide's own opening word in a sentence leaves people
 * of the guide where they are.
 */
export function leadsAway(
  content: Content,
  guide: Guide | undefined,
  at: string | undefined,
  ways: Option[],
  keyword: Keyword,
  said: MessageText,
): boolean {
  const { lexicon } = content;
  if (at === undefined) return true;
  const isOwn = keyword.guide === guide?.guide;
  const isKnown = () =>
    isOnlyKeywordsAndNoise(
      lexicon,
      lexicon.keywords.filter((each) => each.guide === keyword.guide),
      said.text,
    );
  if (at === "/delete" || isCheckBackQuestion(guide, parsePlace(at).page)) {
    const rest = qualifiersOf(lexicon, said.text.replace(keyword.word, " "), said.isQuestion);
    const under = guide?.pages[parsePlace(keyword.to).page]?.under;
    const isAnswer = isOwn && ways.some(({ to }) => to === keyword.to || to === under);
    return isAnswer ? rest.size === 0 : rest.has("questions") || isKnown();
  }
  // A step of that very list is on the screen, and nothing is asked.
  const isOnTheWay = isOwn && parsePlace(at).step > 0 && keyword.to === parsePlace(at).page;
  if (isOnTheWay && !said.qualifiers.has("questions")) return isKnown();
  if (isOwn && keyword.opens) return at === guide?.start || (isKnown() && !said.qualifiers.has("reports"));
  return true;
}

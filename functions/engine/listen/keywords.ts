import { splitIntoPhrases } from "../../text/phrases.ts";
import { isCheckBackQuestion } from "../guide/changes.ts";
import type { Guide } from "../guide/guide.ts";
import type { Keyword, Lexicon } from "../guide/lexicon.ts";
import { parsePlace } from "../guide/places.ts";
import { containsWord } from "./contains-word.ts";
import type { Evidence } from "./evidence.ts";
import { findKeywords } from "./find-keywords.ts";
import { isNoise } from "./known-phrases.ts";
import type { MessageText } from "./message-text.ts";
import { qualifiersOf } from "./qualifiers.ts";

/*
 * Keywords show a page from anywhere in a sentence. When several guides have a keyword in it, what is done ("top up")
 * counts more than what it is done to ("my SIM"); when that does not decide, the person is asked which guide.
 */

/** The keyword that a message names; "which" when it may be for several guides, or for none. */
export type KeywordMatch = Keyword | "which" | undefined;

const wordOf = ({ word }: Keyword) => word;

/** While no guide is open, a message opens a guide only when it is clearly about that guide. */
export function chooseKeyword(
  lexicon: Lexicon,
  open: Guide | undefined,
  { text, sentences }: MessageText,
): KeywordMatch {
  const found = findKeywords(lexicon, text).filter(({ word, opens }) => !opens || !isNegated(lexicon, word, text));
  const [first] = found;
  if (!first || open) return first;
  const guides = [...new Set(found.map(({ guide }) => guide))];
  const rivals = guides.filter((id) => found.some(({ guide, opens }) => guide === id && opens !== "about"));
  const [only = first.guide, ...others] = rivals;
  const acting = rivals.filter((id) => found.some(({ guide, opens }) => guide === id && opens === true));
  if (acting.length > 1) return "which";
  const longest = (id: string) => Math.max(...found.filter(({ guide }) => guide === id).map(({ word }) => word.length));
  const chosen =
    acting.length === 1 && acting[0] !== undefined
      ? acting[0]
      : others.reduce((best, id) => (longest(id) > longest(best) ? id : best), only);
  const ofChosen = found.filter(({ guide }) => guide === chosen);
  const isAbout =
    found.some(({ opens }) => opens === "about") ||
    ofChosen.some((keyword) => containsOpeningKeyword(lexicon, keyword));
  if (isAbout) return ofChosen[0];
  const wordsOfChosen = new Set(ofChosen.map(wordOf));
  const clauses = [text, ...sentences.flatMap((sentence) => sentence.clauses)];
  const isClear = clauses.some(
    (clause) =>
      ofChosen.some(({ word }) => containsWord(word, clause)) &&
      isOnlyKnownAndNoise(lexicon, (word) => wordsOfChosen.has(word), clause),
  );
  if (isClear) return ofChosen[0];
  return ofChosen.some(({ opens }) => opens) ? "which" : undefined;
}

/** "Cancel my sim" contains "sim", and "top up failed" contains "top up", which open guides. */
const containsOpeningKeyword = (lexicon: Lexicon, { word, guide }: Keyword) =>
  findKeywords(lexicon, word).some(
    (each) => each.opens && each.word !== word && (each.opens === "about" || each.guide === guide),
  );

/** A negation stands directly before the phrase: "not rejected", 没有被拒绝. */
export function isNegated({ qualifiers }: Lexicon, phrase: string, text: string): boolean {
  const before = text.slice(0, text.indexOf(phrase)).trimEnd();
  return qualifiers.negations.some(
    (word) => before.endsWith(word) && containsWord(word, before.slice(-word.length - 1)),
  );
}

/** Whether a text consists of known words, numbers and noise. */
function isOnlyKnownAndNoise(lexicon: Lexicon, isKnown: (word: string) => boolean, text: string): boolean {
  const found = splitIntoPhrases(text, (phrase) => {
    if (isKnown(phrase) || (phrase.endsWith("s") && isKnown(phrase.slice(0, -1)))) return true;
    if (/^\d{1,2}$/.test(phrase)) return true;
    return (
      isNoise(lexicon, phrase, "polite", "urgent", "around", "choosing", "joining", "asking", "times", "things") ||
      undefined
    );
  });
  return found !== undefined;
}

/**
 * Whether a keyword leads away from the current page. A check-back's question and the question before erasing are left
 * only by a question or by the bare keyword: in a statement it may be an answer. An opening keyword of the open guide
 * inside a sentence leads nowhere.
 *
 * @param counts whether a keyword is a known word of the message
 */
export function leadsAway(evidence: Evidence, keyword: Keyword, counts: (keyword: Keyword) => boolean): boolean {
  const { content, guide, place, options } = evidence;
  const said = evidence.mentioned.text;
  if (place === undefined) return true;
  const isOwn = keyword.guide === guide?.guide;
  const isKnown = (word: string) => content.lexicon.keywords.named(word).some(counts);
  const isBare = () => isOnlyKnownAndNoise(content.lexicon, isKnown, said.text);
  if (place === "/delete" || isCheckBackQuestion(guide, parsePlace(place).page)) {
    const rest = qualifiersOf(content.lexicon, said.text.replace(keyword.word, " "), said.isQuestion);
    const under = guide?.pages[parsePlace(keyword.to).page]?.under;
    const isAnswer = isOwn && options.some(({ to }) => to === keyword.to || to === under);
    return isAnswer ? rest.size === 0 : rest.has("questions") || isBare();
  }
  // The person is at a step of the page that the keyword names.
  const isAtStep = isOwn && parsePlace(place).step > 0 && keyword.to === parsePlace(place).page;
  if (isAtStep && !said.qualifiers.has("questions")) return isBare();
  if (isOwn && keyword.opens) return place === guide?.start || (isBare() && !said.qualifiers.has("reports"));
  return true;
}

import { splitIntoPhrases } from "../../text/phrases.ts";
import { changesSomething, isCheckBackQuestion } from "../guide/changes.ts";
import type { Content } from "../guide/guide.ts";
import type { Qualifier, Role } from "../guide/lexicon.ts";
import { type Option, optionsAt, parsePlace } from "../guide/places.ts";
import type { Evidence, ListenContext } from "./evidence.ts";
import { findKeywords } from "./find-keywords.ts";
import type { Act, Navigation } from "./intent.ts";
import { exactMeaning, isNoise } from "./known-phrases.ts";
import { type Choice, exactOptions, isUnambiguous, matchChoice } from "./match-choice.ts";
import type { FoldedSentence } from "./message-text.ts";

/** What was chosen from the list on the screen. `among`: the answers that the message may mean. */
export type ChoiceIntent =
  | Extract<Navigation | Act, { kind: "choice" }>
  | { kind: "not-offered" }
  | { kind: "unclear"; among?: string[] };

/**
 * The answer that a message gives to the list on the screen, as a whole or in one sentence or clause. An answer that
 * changes something must be unambiguous: otherwise the question stays open.
 */
export function findChoice(evidence: Evidence): ChoiceIntent | undefined {
  const { content, options, place, said, isStrictPage } = evidence;
  const { whole, isQuestion } = said;
  if (whole === undefined || place === undefined) return undefined;
  const { lexicon } = content;
  const asksInWords = isStrictPage && said.qualifiers.has("questions");
  const ofWhole = matchChoice(lexicon, options, whole, { isQuestion, isStrictPage, asksInWords });
  // "No. They rejected it": together two answers, but the second sentence alone is clear.
  const isMixed = ofWhole === "several" && said.sentences.length > 1 && !/\d/.test(whole);
  const [choice, text] = ofWhole === undefined || isMixed ? choiceInParts(evidence) : [ofWhole, whole];
  if (choice === undefined) return undefined;
  if (choice === "several") {
    const meant = exactOptions(lexicon, options, text).filter(({ key }) => !key);
    return meant.length > 1 ? { kind: "unclear", among: meant.map(({ to }) => to) } : { kind: "unclear" };
  }
  if (choice === "not-offered") return { kind: "not-offered" };
  const intent = choiceIntent(evidence, choice);
  if (!intent.changes) return intent;
  const isErasing = choice.to === "/deleted";
  const isClear =
    isUnambiguous(lexicon, choice, text, { isErasing }) &&
    // Erasing needs the whole message, of letters and digits only.
    (!isErasing || (ofWhole !== undefined && lettersAndDigits.test(said.typed))) &&
    (ofWhole === undefined ? isUncontested(evidence, text, isOutcome(evidence, choice)) : !isQuestion);
  return isClear ? intent : { kind: "unclear" };
}

/** The intent of a number that is certainly a choice, such as that of a button. */
export function chooseNumber(content: Content, { guide, place }: ListenContext, number: number): ChoiceIntent {
  const options = place === undefined ? [] : optionsAt(content, guide, place);
  const option = options.find((each) => each.number === number);
  return option
    ? choiceIntent({ content, guide, place }, option)
    : { kind: options.length === 0 ? "unclear" : "not-offered" };
}

type Here = Pick<Evidence, "content" | "guide" | "place">;

function choiceIntent(here: Here, option: Option): Extract<Navigation | Act, { kind: "choice" }> {
  const { to } = option;
  const changes = isOutcome(here, option) || to === "{meant}" || changesSomething(here.guide, here.content.words, to);
  return changes ? { kind: "choice", to, changes } : { kind: "choice", to };
}

/** Whether an option answers a check-back. */
const isOutcome = ({ guide, place = "" }: Here, { to }: Option): boolean =>
  isCheckBackQuestion(guide, parsePlace(place).page) && to !== "/menu";

/** Letters, digits and simple punctuation: no brackets, no "..." at the end. */
const lettersAndDigits = /^(?!.*[.。]{2})[\p{L}\p{M}\p{N}\s.,!。，！'’"“”【】]*$/u;

/**
 * Whether the rest of a message does not contradict an answer in one of its clauses. Later clauses of the same sentence
 * must be insignificant: "never mind, I'm keeping the sim". An answer that makes a check-back must not be withdrawn
 * elsewhere in the message.
 */
function isUncontested(evidence: Evidence, answer: string, isOutcome: boolean): boolean {
  const { said } = evidence;
  const later = said.sentences.flatMap(({ clauses }) =>
    clauses.includes(answer) ? clauses.slice(clauses.indexOf(answer) + 1) : [],
  );
  const isTakenBack = said.sentences.some(
    ({ text, clauses, qualifiers }) =>
      text !== answer && !clauses.includes(answer) && qualifiers.size > 0 && !isOutcome,
  );
  return !isTakenBack && later.every((clause) => isInsignificant(evidence, clause));
}

/** Whether a clause is an answer, a known phrase, noise, or about the open guide. */
export function isInsignificant(
  { content: { lexicon }, guide, options }: Pick<Evidence, "content" | "guide" | "options">,
  clause: string,
): boolean {
  const isKnown = (phrase: string) =>
    isNoise(lexicon, phrase, ...insignificantRoles) || /^\d{1,2}$/.test(phrase) || undefined;
  return (
    matchChoice(lexicon, options, clause) !== undefined ||
    findKeywords(lexicon, clause).some((keyword) => keyword.guide === guide?.guide) ||
    exactMeaning(lexicon, clause) !== undefined ||
    splitIntoPhrases(clause, isKnown) !== undefined
  );
}

const insignificantRoles: Role[] = [
  "polite",
  "urgent",
  "around",
  "choosing",
  "deciding",
  "asking",
  "between",
  "times",
  "things",
  "reminding",
];

/** The one answer that a sentence or a clause gives; "several" when they give different ones. */
function choiceInParts({ content: { lexicon }, options, said, isStrictPage }: Evidence): [Choice, string] {
  const found = said.sentences.flatMap((sentence) => {
    const isQuestion = sentence.qualifiers.has("questions");
    const parts = isQuestion && !/\d/.test(sentence.text) ? [] : partsOf(sentence);
    return parts.flatMap((text): [Choice, string][] => {
      const choice = matchChoice(lexicon, options, text, { isQuestion, isStrictPage });
      return choice === undefined || !isIndependent(sentence, text) ? [] : [[choice, text]];
    });
  });
  // "No. They rejected it": a part with one meaning decides over a part with several.
  const clear = found.filter(([choice]) => choice !== "several");
  const [first] = clear.length > 0 ? clear : found;
  if (!first) return [undefined, ""];
  return clear.every(([choice]) => choice === first[0]) ? first : ["several", ""];
}

const partsOf = ({ text, clauses }: FoldedSentence) => (clauses.length > 1 ? [text, ...clauses] : [text]);

/** In a sentence with one of these, a clause is not an answer. */
const dependentQualifiers: Qualifier[] = ["conditions", "plans", "reports", "questions"];

/** Whether a sentence, or a clause of it, can be an answer. A number beside a negation cannot. */
const isIndependent = ({ text, qualifiers }: FoldedSentence, part: string): boolean =>
  part === text ||
  !(dependentQualifiers.some((each) => qualifiers.has(each)) || (/\d/.test(part) && qualifiers.has("negations")));

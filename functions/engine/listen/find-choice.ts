import { splitIntoPhrases } from "../../text/phrases.ts";
import { changesSomething, isCheckBackQuestion } from "../guide/changes.ts";
import type { Content, Guide } from "../guide/guide.ts";
import type { Lexicon, Qualifier, Role } from "../guide/lexicon.ts";
import { type Option, parsePlace } from "../guide/places.ts";
import type { Act, Navigation } from "./intent.ts";
import { findKeywords } from "./keywords.ts";
import { exactMeaning, isNoise } from "./known-phrases.ts";
import { type Choice, exactOptions, isUnambiguous, matchChoice } from "./match-choice.ts";
import type { FoldedSentence, MessageText } from "./message-text.ts";

/** What was chosen of the list on the screen. `among`: it means several of its answers. */
export type ChoiceIntent =
  | Extract<Navigation | Act, { kind: "choice" }>
  | { kind: "not-offered" }
  | { kind: "unclear"; among?: string[] };

/**
 * The answer that a message gives to the list on the screen: as a whole, or in a sentence or a clause of its own. What
 * changes something has to be said plainly; else it is no answer, and the question stays.
 */
export function findChoice(
  content: Content,
  guide: Guide | undefined,
  at: string | undefined,
  ways: Option[],
  said: MessageText,
  isAsked: boolean,
): ChoiceIntent | undefined {
  const { lexicon, words } = content;
  if (said.whole === undefined || at === undefined) return undefined;
  const whole = matchChoice(lexicon, ways, said.whole, {
    ...{ isQuestion: said.isQuestion, isAsked },
    asksInWords: isAsked && said.qualifiers.has("questions"),
  });
  // "No. They rejected it": together they are two answers, one by one the second is clear.
  const isMixed = whole === "several" && said.sentences.length > 1 && !/\d/.test(said.whole);
  const [choice, text] =
    whole === undefined || isMixed ? choiceInParts(content, ways, said, isAsked) : ([whole, said.whole] as const);
  if (choice === undefined) return undefined;
  if (choice === "several") {
    const meant = exactOptions(lexicon, ways, text).filter(({ key }) => !key);
    return meant.length > 1 ? { kind: "unclear", among: meant.map(({ to }) => to) } : { kind: "unclear" };
  }
  if (choice === "not-offered") return { kind: "not-offered" };
  const { to } = choice;
  const answers = isCheckBackQuestion(guide, parsePlace(at).page) && to !== "/menu";
  if (!answers && to !== "{meant}" && !changesSomething(guide, words, to)) return { kind: "choice", to };
  const isQuestion = said.isQuestion && whole !== undefined;
  if (isQuestion || !isUnambiguous(lexicon, choice, text, to === "/deleted")) return { kind: "unclear" };
  // Erasing is answered by the whole message, and by nothing but letters and digits.
  if (to === "/deleted" && (whole === undefined || !lettersAndDigits.test(said.typed))) return { kind: "unclear" };
  if (whole === undefined && !isUncontested(content, guide, ways, said, text, answers)) return { kind: "unclear" };
  return { kind: "choice", to, changes: true };
}

/** Letters and digits; neither in brackets nor trailing off. */
const lettersAndDigits = /^(?!.*[.。]{2})[\p{L}\p{M}\p{N}\s.,!。，！'’"“”【】]*$/u;

/**
 * Whether the rest of a message leaves an answer alone that one of its clauses gives: what follows it in its sentence says
 * nothing, or speaks of the chore too ("never mind, I'm keeping the sim"); and what makes a check-back is not taken back.
 */
function isUncontested(
  { lexicon }: Content,
  guide: Guide | undefined,
  ways: Option[],
  said: MessageText,
  answer: string,
  isOutcome: boolean,
): boolean {
  // What comes before it leads up to it; what comes after may be about something else.
  const others = said.sentences.flatMap(({ clauses }) =>
    clauses.includes(answer) ? clauses.slice(clauses.indexOf(answer) + 1) : [],
  );
  const isTakenBack = said.sentences.some(
    ({ text, clauses, qualifiers }) =>
      text !== answer && !clauses.includes(answer) && qualifiers.size > 0 && !isOutcome,
  );
  return !isTakenBack && others.every((clause) => isInsignificant(lexicon, guide, ways, clause));
}

/** Nothing of weight, or something of the guide's own. */
export const isInsignificant = (lexicon: Lexicon, guide: Guide | undefined, ways: Option[], clause: string): boolean =>
  matchChoice(lexicon, ways, clause) !== undefined ||
  findKeywords(lexicon, clause).some((keyword) => keyword.guide === guide?.guide) ||
  exactMeaning(lexicon, clause) !== undefined ||
  splitIntoPhrases(
    clause,
    (phrase) => isNoise(lexicon, phrase, ...insignificantRoles) || /^\d{1,2}$/.test(phrase) || undefined,
  ) !== undefined;

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

/** The one answer that a sentence or a clause gives, when no other gives another or takes it back. */
function choiceInParts({ lexicon }: Content, ways: Option[], said: MessageText, isAsked: boolean): [Choice, string] {
  const found = said.sentences.flatMap((sentence) =>
    (sentence.qualifiers.has("questions") && !/\d/.test(sentence.text) ? [] : partsOf(sentence)).flatMap(
      (text): [Choice, string][] => {
        const choice = matchChoice(lexicon, ways, text, { isQuestion: sentence.qualifiers.has("questions"), isAsked });
        return choice === undefined || !isIndependent(sentence, text) ? [] : [[choice, text]];
      },
    ),
  );
  // "No. They rejected it": what may mean several answers leaves it to what means one.
  const clear = found.filter(([choice]) => choice !== "several");
  const [first] = clear.length > 0 ? clear : found;
  if (!first) return [undefined, ""];
  return clear.every(([choice]) => choice === first[0]) ? first : ["several", ""];
}

const partsOf = ({ text, clauses }: FoldedSentence) => (clauses.length > 1 ? [text, ...clauses] : [text]);

const dependentQualifiers: Qualifier[] = ["conditions", "plans", "reports", "questions"];

/** A whole sentence stands free, and so does a clause of one that is not turned round. A number must not be denied beside it. */
const isIndependent = ({ text, qualifiers }: FoldedSentence, unit: string): boolean =>
  unit === text ||
  !(dependentQualifiers.some((each) => qualifiers.has(each)) || (/\d/.test(unit) && qualifiers.has("negations")));

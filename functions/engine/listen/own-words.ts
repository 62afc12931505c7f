import { type Fold, fold } from "../../text/fold.ts";
import { isPlainText } from "../../text/plain-text.ts";
import type { Lexicon, Pattern } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";
import { withoutOurTexts } from "./without-our-texts.ts";

/*
 * Separates the sender's own words from what is quoted, forwarded, the assistant's own text, or added by the phone: a
 * tapback ("Liked “...”"), quoted lines, a signature, an effect.
 */

/** What the sender says, and the same with quotations. */
type OwnWords = { said: string; mentioned: string };

/** Typographic, square, pointed and plain quotation marks. An apostrophe does not begin a quotation. */
const quotation =
  /[“„‟]([^“”„‟]*)[”“‟]|"([^"\n]*)"|＂([^＂]*)＂|«([^«»]*)»|「([^「」]*)」|『([^『』]*)』|(?<![\p{L}\p{N}])[‘']([^‘’'\n]{1,200})[’'](?![\p{L}\p{N}])/gu;
const outerQuotes = /^[\s“„‟"＂«「『‘']+|[\s”“‟"＂»」』’']+$/gu;
const beforeQuotation = /^([^“„‟"＂«「『\n]{0,60})[“„‟"＂«「『]/u;

/** "-- ", the line before a signature in e-mail: https://www.rfc-editor.org/rfc/rfc3676#section-4.3 */
const signatureLine = /^\s*(?:--+|__+|—+)\s*$/;

/** The longest quotation that counts as said when it is the whole message. */
const maxQuotedAnswer = 20;

/** Nothing when the message contains no words of the sender. */
export function ownWordsIn(lexicon: Lexicon, typed: string, foldText: Fold = fold): OwnWords | undefined {
  if (isPlainText(typed)) return plainTextIn(lexicon, typed, foldText);
  const unsigned = withoutSignature(lexicon, typed);
  if (isReaction(lexicon, unsigned, foldText)) return undefined;
  const lines = unsigned.split("\n");
  const head = lines.findIndex((line) => isQuoteHead(lexicon, line));
  const own = (head < 0 ? lines : lines.slice(0, head)).filter((line) => !/^\s*[>》＞]\s*\S/u.test(line)).join("\n");
  if (isReactionToOurText(lexicon, own, foldText)) return undefined;
  // A whole text of the assistant in quotation marks may contain quotation marks of its own.
  if (withoutOurTexts(lexicon, own.replace(outerQuotes, ""), foldText).trim() === "") return undefined;
  const mentioned = withoutOurTexts(lexicon, own, foldText);
  const said = withoutQuotations(mentioned);
  if (said.trim() !== "") return { said, mentioned };
  // One quoted word is an answer: people copy the quoted words of the assistant's texts.
  const answer = own.trim().replace(quotation, (_, ...inside: string[]) => inside.find((each) => each) ?? "");
  const isShort = mentioned.trim() !== "" && [...answer].length <= maxQuotedAnswer && !answer.includes("\n");
  return isShort ? { said: answer, mentioned: answer } : undefined;
}

/** One line without quotation marks: what a phone or the assistant wrote, or said by the sender. */
function plainTextIn(lexicon: Lexicon, typed: string, foldText: Fold): OwnWords | undefined {
  const own = typed.includes(" ") ? withoutSignature(lexicon, typed) : typed;
  const isAdded = lexicon.reactedTo.includes(foldText(own)) || isQuoteHead(lexicon, own);
  const isTheirs = !isAdded && withoutOurTexts(lexicon, own, foldText) !== "";
  return isTheirs ? { said: own, mentioned: own } : undefined;
}

/** Up to four words before a quoted text of the assistant, in any language: how a phone reports a reaction to it. */
function isReactionToOurText(lexicon: Lexicon, text: string, foldText: Fold): boolean {
  const [, head = "", quoted = ""] =
    /^([^“„‟"＂«「『\n\d]{1,40})[“„‟"＂«「『]\s*(.+?)[\s”“‟"＂»」』]*$/su.exec(text.trim()) ?? [];
  if (quoted === "" || head.trim().split(/\s+/).length > 4 || withoutOurTexts(lexicon, quoted, foldText).trim() !== "")
    return false;
  const word = foldText(head);
  // An answer or a keyword before a quotation is said by the person.
  return !Object.hasOwn(lexicon.exact, word) && !lexicon.spellings.has(word) && !lexicon.keywords.has(word);
}

/** Removes quotations. A quoted number stays, without its quotation marks: reply "2". */
function withoutQuotations(text: string): string {
  return text.replace(quotation, (_, ...groups: string[]) => {
    const inside = groups.find((each) => typeof each === "string" && each !== "") ?? "";
    return /^\s*\p{Nd}{1,2}\s*$/u.test(inside) ? ` ${inside} ` : "\n";
  });
}

const anyOf = (patterns: Pattern[]) => patterns.map(({ source }) => source).join("|");

/*
 * The patterns of the content as two regular expressions. They take long to compile, and few messages need them: those
 * with a word of a pattern.
 */
const signatureOf = memoize(
  ({ signatures }: Lexicon) => new RegExp(`(?:^|[\\s(（\\[|–—-]+)(?:${anyOf(signatures)})[)）\\].!]*$`, "iu"),
);
const quoteHeadOf = memoize(
  ({ quoteHeads }: Lexicon) => new RegExp(`^[\\s>\\-–—*_=\\[(]*(?:${anyOf(quoteHeads)})[\\s\\-–—*_=\\])：:]*$`, "iu"),
);

function hasWordOf(patterns: Pattern[], text: string): boolean {
  const lower = text.toLowerCase();
  return patterns.some(({ word }) => lower.includes(word));
}

/** Removes a signature, and the effects that a phone adds at the end. */
function withoutSignature(lexicon: Lexicon, typed: string): string {
  const lines = typed.split("\n");
  const at = lines.findIndex((line, i) => i > 0 && signatureLine.test(line));
  let text = (at < 0 ? lines : lines.slice(0, at)).join("\n").trimEnd();
  // Twice, because a signature may stand below an effect.
  for (let times = 0; times < 2 && hasWordOf(lexicon.signatures, text); times += 1)
    text = text.replace(signatureOf(lexicon), "").trimEnd();
  return text === "" ? typed : text;
}

/** Liked “...”, 👍 to “...”, Laughed at an image. */
function isReaction({ reactions, reactedTo }: Lexicon, text: string, foldText: Fold): boolean {
  const [, before] = beforeQuotation.exec(text.trim()) ?? [];
  if (before === undefined) return reactedTo.includes(foldText(text));
  if (
    /^[\s\p{Z}]*(?:\p{L}+\s+(?:with\s+)?)?\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?[\s\p{Z}]*[\p{L}\p{M}]*[\s\p{Z}]*$/u.test(
      before,
    )
  )
    return true;
  return reactions.includes(foldText(before));
}

/** The line above a quoted or forwarded message. */
const isQuoteHead = (lexicon: Lexicon, line: string): boolean =>
  line.length <= 160 && hasWordOf(lexicon.quoteHeads, line) && quoteHeadOf(lexicon).test(line);

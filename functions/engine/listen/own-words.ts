import { fold } from "../../text/fold.ts";
import type { Lexicon } from "../guide/lexicon.ts";
import { memoizeByLexicon } from "./memoize-by-lexicon.ts";
import { withoutOurTexts } from "./without-our-texts.ts";

/*
 * What of a message its sender says. The rest is quoted, ours, or added by the phone: a tapback ("Liked “...”"), quoted
 * lines, a forwarded text, a signature, an effect.
 */

/**
 * `text` is what is said, for whatever changes something. `mentioned` has the quotations too, which may still name a page.
 * `quoted`: nothing is said at all.
 */
export type OwnWords = { kind: "said"; text: string; mentioned: string } | { kind: "quoted" };

/** Quotations: typographic, Chinese, French and plain ones. An apostrophe opens none. */
const quotation =
  /[“„‟]([^“”„‟]*)[”“‟]|"([^"\n]*)"|＂([^＂]*)＂|«([^«»]*)»|「([^「」]*)」|『([^『』]*)』|(?<![\p{L}\p{N}])[‘']([^‘’'\n]{1,200})[’'](?![\p{L}\p{N}])/gu;
const outerQuotes = /^[\s“„‟"＂«「『‘']+|[\s”“‟"＂»」』’']+$/gu;
const opening = /^([^“„‟"＂«「『\n]{0,60})[“„‟"＂«「『]/u;

/** "-- ", the line that mail programs put before a signature: https://www.rfc-editor.org/rfc/rfc3676#section-4.3 */
const signatureLine = /^\s*(?:--+|__+|—+)\s*$/;

export function ownWordsIn(lexicon: Lexicon, typed: string): OwnWords {
  const unsigned = withoutSignature(lexicon, typed);
  if (isReaction(lexicon, unsigned)) return { kind: "quoted" };
  const lines = unsigned.split("\n");
  const head = lines.findIndex((line) => isQuoteHead(lexicon, line));
  const own = (head < 0 ? lines : lines.slice(0, head)).filter((line) => !/^\s*[>》＞]\s*\S/u.test(line)).join("\n");
  if (isReactionToOurText(lexicon, own)) return { kind: "quoted" };
  // Quoted as a whole, with quotation marks inside of it perhaps.
  if (withoutOurTexts(lexicon, own.replace(outerQuotes, "")).trim() === "") return { kind: "quoted" };
  const mentioned = withoutOurTexts(lexicon, own);
  const text = withoutQuotations(mentioned);
  if (text.trim() !== "") return { kind: "said", text, mentioned };
  // A word in quotes and nothing else is said: people copy our own quotes.
  const only = own.trim().replace(quotation, (_, ...inside: string[]) => inside.find((each) => each) ?? "");
  const isShort = mentioned.trim() !== "" && [...only].length <= 20 && !only.includes("\n");
  return isShort ? { kind: "said", text: only, mentioned: only } : { kind: "quoted" };
}

/** A word or three before a text of ours in quotes, in whatever language: what a phone says of a reaction to it. */
function isReactionToOurText(lexicon: Lexicon, text: string): boolean {
  const [, head = "", quoted = ""] =
    /^([^“„‟"＂«「『\n\d]{1,40})[“„‟"＂«「『]\s*(.+?)[\s”“‟"＂»」』]*$/su.exec(text.trim()) ?? [];
  if (quoted === "" || head.trim().split(/\s+/).length > 4 || withoutOurTexts(lexicon, quoted).trim() !== "")
    return false;
  const word = fold(head);
  return !Object.hasOwn(lexicon.exact, word) && !answersAndKeywords(lexicon).has(word);
}

/** Answers and keywords: in front of a quotation they are said. */
const answersAndKeywords = memoizeByLexicon(
  ({ answers, keywords }) => new Set([...Object.values(answers).flat(), ...keywords.map(({ word }) => word)]),
);

/** Numbers keep standing without their quotes: reply "2". */
function withoutQuotations(text: string): string {
  return text.replace(quotation, (_, ...groups: string[]) => {
    const inside = groups.find((each) => typeof each === "string" && each !== "") ?? "";
    return /^\s*\p{Nd}{1,2}\s*$/u.test(inside) ? ` ${inside} ` : "\n";
  });
}

const any = (sources: string[]) => (sources.length > 0 ? sources.join("|") : "(?!)");

/** The patterns of the content, as two regular expressions. */
const patternsOf = memoizeByLexicon(({ signatures, quoteHeads }) => ({
  signature: new RegExp(`(?:^|[\\s(（\\[|–—-]+)(?:${any(signatures)})[)）\\].!]*$`, "iu"),
  quoteHead: new RegExp(`^[\\s>\\-–—*_=\\[(]*(?:${any(quoteHeads)})[\\s\\-–—*_=\\])：:]*$`, "iu"),
}));

/** Less the signature and the effects that a phone adds at the end. */
function withoutSignature(lexicon: Lexicon, typed: string): string {
  const lines = typed.split("\n");
  const at = lines.findIndex((line, i) => i > 0 && signatureLine.test(line));
  let text = (at < 0 ? lines : lines.slice(0, at)).join("\n").trimEnd();
  const { signature } = patternsOf(lexicon);
  // A signature may stand below an effect.
  for (let times = 0; times < 2; times += 1) text = text.replace(signature, "").trimEnd();
  return text === "" ? typed : text;
}

/** Liked “...”, 👍 to “...”, Laughed at an image. */
function isReaction({ reactions, reactedTo }: Lexicon, text: string): boolean {
  const [, before] = opening.exec(text.trim()) ?? [];
  if (before === undefined) return reactedTo.includes(fold(text));
  if (
    /^[\s\p{Z}]*(?:\p{L}+\s+(?:with\s+)?)?\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?[\s\p{Z}]*[\p{L}\p{M}]*[\s\p{Z}]*$/u.test(
      before,
    )
  )
    return true;
  return reactions.includes(fold(before));
}

/** The line above a quoted or forwarded message. */
const isQuoteHead = (lexicon: Lexicon, line: string): boolean =>
  line.length <= 160 && patternsOf(lexicon).quoteHead.test(line);

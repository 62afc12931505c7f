import type { Content, Page, Texts } from "../../functions/engine/guide/guide.ts";
import { memoize } from "../../functions/engine/guide/memoize.ts";
import type { Language } from "../../functions/text/language.ts";

/*
 * Recognises the lines of the assistant's messages by the texts of the content: their language, and which of their digits are
 * numbers to reply. "1202", "3 days" and "8 Dec" are none in any language, because no author wrote {#page} there.
 */

/** The lines of a content: fixed words by their text with # for each digit, the others by patterns. */
type Lines = {
  fixed: Map<string, { languages: Set<Language>; isReply: boolean[] }>;
  patterns: { pattern: RegExp; language: Language }[];
};

/** Characters that change only how a text is laid out. */
const layout = /[\u200e\u200f\u2066-\u2069]/g;
const placeholders = /(\{#?[a-z0-9.#-]*\})/;
const isReply = (piece: string) => piece.startsWith("{#");
const isValue = (piece: string) => /^\{[a-z]/.test(piece);

/** @returns the language of a message, unless several have its lines, and the positions of the digits that may be replied */
export function readKnownLines(content: Content, body: string): { language: Language | undefined; replies: number[] } {
  const votes = new Map<Language, number>();
  const replies: number[] = [];
  let start = 0;
  for (const line of body.split("\n")) {
    const known = knownLine(linesOf(content), line.replace(layout, ""));
    for (const language of known.languages) votes.set(language, (votes.get(language) ?? 0) + 1);
    const visible = [...line.matchAll(/[^\u200e\u200f\u2066-\u2069]/g)].map(({ index }) => start + index);
    replies.push(...known.replies.map((at) => visible[at]!));
    start += line.length + 1;
  }
  const most = Math.max(...votes.values());
  const [language, ...others] = [...votes.keys()].filter((each) => votes.get(each) === most);
  return { language: others.length > 0 ? undefined : language, replies };
}

function knownLine({ fixed, patterns }: Lines, line: string): { languages: Iterable<Language>; replies: number[] } {
  const known = fixed.get(line.replace(/\d/g, "#"));
  const digits = [...line.matchAll(/\d/g)].map(({ index }) => index);
  if (known) return { languages: known.languages, replies: digits.filter((_, i) => known.isReply[i]) };
  const found = patterns.flatMap(({ pattern, language }) => {
    const indices = pattern.exec(line)?.indices;
    return indices ? [{ language, replies: indices.slice(1).flatMap((group) => group?.[0] ?? []) }] : [];
  });
  return { languages: new Set(found.map(({ language }) => language)), replies: found[0]?.replies ?? [] };
}

const linesOf = memoize((content: Content): Lines => {
  const lines: Lines = { fixed: new Map(), patterns: [] };
  const pages = [content.words.pages, ...Object.values(content.guides).map((guide) => guide.pages)];
  const texts = [content.words.menuFoot, ...pages.flatMap((each) => Object.values(each).flatMap(textsOf))];
  for (const each of texts)
    for (const [language, text] of Object.entries(each))
      for (const line of text.split("\n")) add(lines, line, language);
  return lines;
});

/** The texts of a page, and the lines of its list, which begin with a number to reply. */
function textsOf({ text, foot, missed, template, steps = [], choices = [] }: Page): Texts[] {
  const listed = [...steps, ...choices].map(({ label }) =>
    Object.fromEntries(Object.entries(label).map(([language, each]) => [language, `{#} ${each}`])),
  );
  const all: (Texts | undefined)[] = [text, foot, missed, template, ...steps.map((step) => step.text), ...listed];
  return all.filter((each) => each !== undefined);
}

function add({ fixed, patterns }: Lines, line: string, language: Language): void {
  const pieces = line.replace(layout, "").split(placeholders);
  if (pieces.some(isValue)) {
    patterns.push({ pattern: new RegExp(`^${pieces.map(patternOf).join("")}$`, "d"), language });
    return;
  }
  const key = pieces.map((piece) => (isReply(piece) ? "#" : piece.replace(/\d/g, "#"))).join("");
  const known = fixed.get(key);
  known?.languages.add(language);
  const digits = pieces.flatMap((piece) => (isReply(piece) ? true : [...piece.matchAll(/\d/g)].map(() => false)));
  if (!known) fixed.set(key, { languages: new Set([language]), isReply: digits });
}

const patternOf = (piece: string): string => {
  if (isReply(piece)) return String.raw`(\d)`;
  return isValue(piece) ? ".+?" : piece.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
};

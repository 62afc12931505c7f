import { fold } from "../text/fold.ts";
import { type Language, languageOfScript } from "../text/language.ts";
import { nearlyStands } from "../text/nearly.ts";
import { numeralOf } from "../text/numerals.ts";
import type { Content, Guide, Keyword } from "./guide.ts";
import { type Way, waysFrom } from "./ways.ts";

/** What a message was understood as. `to` is a place or a /command; `language` is what it gives away. */
export type Heard = { language?: Language | undefined } & (
  | { kind: "opt-out" | "opt-in" | "thanks" | "sensitive" | "link" | "empty" | "not-offered" | "unclear" }
  | { kind: "command" | "greeting" | "choice"; to: string }
  | { kind: "keyword"; to: string; guide: string }
  | { kind: "nearly"; to: string; guide: string; word: string }
);

/** Where the person stands; and whether they opted out, for only then are YES and START a way back in. */
type Listener = { at?: string | undefined; optedOut: boolean };

/**
 * Understands one message at the place where the person stands. The order is the design: opt-out first, then what must
 * not be kept, then commands, the choices on the screen, "I applied", keywords anywhere in the sentence.
 */
export function listen(content: Content, guide: Guide | undefined, { at, optedOut }: Listener, text: string): Heard {
  const folded = fold(text);
  const script = languageOfScript(text);
  if (text.trim() === "") return { kind: "empty" };
  const { exact } = content.lexicon;
  const meaning = Object.hasOwn(exact, folded) ? exact[folded] : undefined;
  if (meaning?.kind === "opt-out" || (optedOut && meaning?.kind === "opt-in")) return { ...meaning, language: script };
  if (isSensitive(folded, content.words.serviceCodes)) return { kind: "sensitive", language: script };
  if (link.test(text)) return { kind: "link", language: script };
  if (meaning?.kind === "command" && meaning.to !== "/done") return { language: script, ...meaning };
  const choice = choiceIn(at === undefined ? [] : waysFrom(content, guide, at), folded);
  if (choice) return { ...choice, language: script };
  if (meaning?.kind === "command" && guide) return { language: script, ...meaning };
  const keyword = content.lexicon.keywords.find(({ word }) => stands(word, folded));
  if (keyword) return { language: script, ...lead(keyword) };
  if (meaning?.kind === "greeting" || meaning?.kind === "thanks") return { language: script, ...meaning };
  // We teach people START ourselves; nobody who types it without having opted out should be puzzled.
  if (meaning?.kind === "opt-in") return { kind: "greeting", to: "/home" };
  const near = content.lexicon.keywords.find(({ word }) => nearlyStands(word, folded));
  if (near) return { kind: "nearly", guide: near.guide, to: near.to, word: near.word, language: near.language };
  return { kind: "unclear", language: script };
}

function lead({ guide, to, language }: Keyword): Heard {
  return { kind: "keyword", guide, to, ...(language && { language }) };
}

/** A number that the place offers, or the very words of a choice. A number it doesn't offer is never guessed at. */
function choiceIn(ways: Way[], folded: string): Heard | undefined {
  const number = numeralOf(folded);
  if (number === "several") return { kind: "unclear" };
  const way =
    number === undefined
      ? ways.find(({ label, words = [] }) =>
          [...Object.values(label ?? {}), ...words].some((word) => fold(word) === folded),
        )
      : ways.find((way) => way.number === number);
  if (way) return { kind: "choice", to: way.to };
  return number !== undefined && ways.length > 0 ? { kind: "not-offered" } : undefined;
}

/** An address or a handle: what sellers of services send. */
const link = /https?:\/\/|\bwww\.|\bt\.me\/|\bwa\.me\/|(?:^|\s)@[a-z]\w{3,}/i;

/** Whether a word stands in a text. Latin words need an edge on both sides: "sim" does not stand in "simple". */
function stands(word: string, text: string): boolean {
  const latin = /^[\p{Script=Latin}\d]/u;
  for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
    const [before, after] = [text[i - 1] ?? " ", text[i + word.length] ?? " "];
    if (!latin.test(word) || (!latin.test(before) && !latin.test(after))) return true;
  }
  return false;
}

/** One-time codes, phone and identity numbers: six digits in a row or more, or nothing but four and more. */
function isSensitive(folded: string, serviceCodes: string[]): boolean {
  const joined = folded.replace(/(?<=\d)[ .-](?=\d)/g, "");
  return (/\d{6,}/.test(joined) || /^\d{4,}$/.test(joined)) && !serviceCodes.includes(joined);
}

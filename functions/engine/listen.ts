import { fold, visible } from "../text/fold.ts";
import { type Language, languageOfScript } from "../text/language.ts";
import { choiceIn } from "./choose.ts";
import type { Content, Guide } from "./guide.ts";
import type { Keyword, Lexicon } from "./lexicon.ts";
import { hasLink } from "./link.ts";
import { nearest, saidAmong } from "./nearest.ts";
import { isSensitive } from "./sensitive.ts";
import { stands } from "./stands.ts";
import { pageAt, type Way, waysFrom } from "./ways.ts";
import { meaningAmong, optOutIn } from "./whole.ts";

/** What a message was understood as. `to` is a place or a /command; `language` is what it gives away. */
export type Heard = { language?: Language | undefined } & (
  | {
      kind: "opt-out" | "opt-in" | "thanks" | "sensitive" | "link" | "abuse" | "empty" | "not-offered" | "unclear";
    }
  | { kind: "command" | "greeting" | "choice"; to: string }
  | { kind: "keyword"; to: string; guide: string }
  | { kind: "nearly"; to: string; guide: string; word: string }
);

/** Where the person stands; and whether they opted out, for only then are YES and START a way back in. */
type Listener = { at?: string | undefined; optedOut: boolean; language?: Language | undefined };

/** So many characters of a message are looked at: nobody needs more to say what they want. */
const longest = 1000;

/**
 * Understands one message at the place where the person stands. The order is the design: opt-out first, then what must
 * not be kept, then commands, the choices on the screen, "I applied", keywords anywhere in the sentence, thanks, insults,
 * and what was nearly said.
 */
export function listen(content: Content, guide: Guide | undefined, listener: Listener, text: string): Heard {
  const { lexicon, words } = content;
  const { at } = listener;
  const seen = visible(text).trim();
  if (seen === "") return { kind: "empty" };
  const head = [...seen.slice(0, 2 * longest)].slice(0, longest).join("");
  const folded = fold(head);
  const language = languageOfScript(head) ?? (isEnglish(lexicon, folded) ? "en" : undefined);
  const isQuestion = /[?？]\s*$|吗$|嗎$|(?<![什怎那这多])么$/u.test(head);
  // Of a message that was cut, nothing is the whole.
  const whole = head === seen ? folded : undefined;
  const optOut = whole === undefined ? undefined : optOutIn(lexicon, whole);
  const meaning = whole === undefined ? undefined : meaningAmong(lexicon, whole, "polite");

  if (optOut === "opt-out") return { kind: "opt-out", language };
  if (listener.optedOut && meaning?.kind === "opt-in") return { kind: "opt-in", language };
  if (isSensitive(lexicon, words.serviceCodes, folded, head)) return { kind: "sensitive", language };
  if (hasLink(head)) return { kind: "link", language };
  // DELETE, said again where we ask whether to: that's an answer.
  const command = meaning?.kind === "command" && meaning.to !== at ? meaning : undefined;
  if (command && command.to !== "/done") return { language, ...command };
  const ways = at === undefined ? [] : withRefusals(at, waysFrom(content, guide, at), words.refusals);
  const isAsked = at !== undefined && pageAt(content, guide, at)?.strict === true;
  const choice = whole === undefined ? undefined : choiceIn(lexicon, ways, whole, { isQuestion, isAsked });
  if (choice === "several") return { kind: "unclear", language };
  if (choice === "not-offered") return { kind: "not-offered", language };
  if (choice) return { kind: "choice", to: choice.to, language };
  if (command && guide && !isQuestion) return { language, ...command };

  const name = listener.language ?? language;
  const keyword = lexicon.keywords.find(({ word }) => stands(word, folded));
  const isHere = keyword !== undefined && keyword.guide === guide?.guide && keyword.to === at;
  const answer = isHere ? saidAmong(lexicon, guide, ways, name, folded) : undefined;
  if (answer) return { kind: "nearly", language, ...answer };
  if (keyword) return { language, ...lead(keyword) };
  if (optOut === "ask") return { kind: "command", to: "/cancel", language };
  // Nobody applies by asking.
  const asked = whole === undefined ? undefined : meaningAmong(lexicon, whole, "polite", "urgent", "around", "asking");
  if (asked?.kind === "command" && asked.to !== "/done") return { language, ...asked };
  if (meaning?.kind === "greeting" || meaning?.kind === "thanks") return { language, ...meaning };
  // We teach people START ourselves; nobody who types it without having opted out should be puzzled. But YES to a
  // question that has no yes is no answer.
  if (meaning?.kind === "opt-in") return isAsked ? { kind: "unclear", language } : { kind: "greeting", to: "/home" };
  if (!isAsked && isOnly(words.thanksSigns, head)) return { kind: "thanks" };
  if (insults(lexicon, folded)) return { kind: "abuse", language };
  const near = nearest(content, guide, ways, name, folded);
  // "Cancle" is a question already: cancel what?
  if (near?.to === "/cancel") return { kind: "command", to: "/cancel", language };
  return near ? { kind: "nearly", language, ...near } : { kind: "unclear", language };
}

function lead({ guide, to, language }: Keyword): Heard {
  return { kind: "keyword", guide, to, ...(language && { language }) };
}

/** On the questions that every guide shares, "no" is the 0. */
const withRefusals = (at: string, ways: Way[], refusals: Content["words"]["refusals"]): Way[] =>
  at.startsWith("/")
    ? ways.map((way) => (way.number === 0 ? { ...way, words: Object.values(refusals).flat() } : way))
    : ways;

/** Latin letters belong to everybody, but two little words of English to nobody else. */
function isEnglish({ english }: Lexicon, folded: string): boolean {
  return new Set(folded.match(/[a-z]+/g)?.filter((word) => english.includes(word))).size > 1;
}

/** Nothing but pictures that say thanks. */
const isOnly = (signs: string, text: string) =>
  [...text].every((character) => signs.includes(character) || /[\s\p{P}\p{Sk}]/u.test(character)) &&
  /\p{So}/u.test(text);

/** A Chinese insult of one character stands in many good words: it has to be all there is. */
const insults = ({ abuse }: Lexicon, folded: string) =>
  abuse.some((word) =>
    word.length === 1 ? folded !== "" && folded.replaceAll(word, "") === "" : stands(word, folded),
  );

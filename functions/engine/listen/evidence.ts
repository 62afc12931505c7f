import type { Language } from "../../text/language.ts";
import type { Content, Guide, ShippedWords } from "../guide/guide.ts";
import type { Lexicon, Meaning } from "../guide/lexicon.ts";
import { memoize } from "../guide/memoize.ts";
import { once } from "../guide/once.ts";
import { type Option, optionsAt, pageAt } from "../guide/places.ts";
import { findKeywords } from "./find-keywords.ts";
import { meaningBesideNoise } from "./known-phrases.ts";
import type { MessageText } from "./message-text.ts";
import type { Message } from "./read-message.ts";

/** The person's situation when a message comes. */
export type ListenContext = {
  /** The open guide. */
  guide?: Guide | undefined;
  place?: string | undefined;
  /** START and YES opt in only after an opt-out. */
  optedOut: boolean;
  language?: Language | undefined;
  /** The person's own number in E.164, which is not sensitive. */
  sender?: string | undefined;
};

/** What the listener decides by. */
export type Evidence = {
  content: Content;
  guide: Guide | undefined;
  place: string | undefined;
  /** The possible replies at the place. */
  options: Option[];
  /** The page accepts only what it lists. */
  isStrictPage: boolean;
  typed: string;
  said: MessageText;
  mentioned: NonNullable<Message["words"]>["mentioned"];
  /** The meaning of the whole message, when it is a known phrase with or without politeness. */
  meaning: Meaning | undefined;
  /** The language that the message is written in, when it is clear. */
  language: Language | undefined;
  /** The language to ask the person in. */
  readerLanguage: Language | undefined;
};

/** Nothing when the message contains no words of the sender. */
export function gatherEvidence(
  content: Content,
  { typed, language, words }: Message,
  { guide, place, ...person }: ListenContext,
): Evidence | undefined {
  if (!words) return undefined;
  const { said, mentioned } = words;
  const { meaning, languageOfPhrases } = understood(content.lexicon)(said);
  const shown = language ?? (person.language ? undefined : languageOfPhrases());
  return {
    content,
    guide,
    place,
    options: optionsFor(content, guide, place),
    isStrictPage: place !== undefined && pageAt(content, guide, place)?.strict === true,
    typed,
    said,
    mentioned,
    meaning,
    language: shown,
    readerLanguage: person.language ?? shown,
  };
}

/** What a text means at any place. The checks of content listen to one message at many places. */
const understood = memoize((lexicon: Lexicon) =>
  memoize(({ whole, text }: MessageText) => {
    const meaning = whole === undefined ? undefined : meaningBesideNoise(lexicon, whole, "polite");
    return { meaning, languageOfPhrases: once(() => languageIn(lexicon, text, meaning)) };
  }),
);

/** The one language of the phrases that a message is understood by: its meaning, and the keywords in it. */
function languageIn(lexicon: Lexicon, text: string, meaning: Meaning | undefined): Language | undefined {
  const named = findKeywords(lexicon, text).map(({ language }) => language);
  const [language, ...others] = new Set([meaning?.language, ...named].filter((each) => each !== undefined));
  return others.length === 0 ? language : undefined;
}

/** The options at a place. On the pages of words.yaml, which belong to no guide, "no" means 0. */
function optionsFor(content: Content, guide: Guide | undefined, place: string | undefined): Option[] {
  if (place === undefined) return [];
  const options = optionsAt(content, guide, place);
  return place.startsWith("/") ? withRefusals(content.words)(options) : options;
}

const withRefusals = memoize(({ refusals }: ShippedWords) => {
  const words = Object.values(refusals).flat();
  return memoize((options: Option[]) => options.map((option) => (option.number === 0 ? { ...option, words } : option)));
});

import { foldWithCache, removeInvisible } from "../../text/fold.ts";
import { type Language, languageOfScript } from "../../text/language.ts";
import { forRecentTexts } from "../../text/recent.ts";
import type { Content } from "../guide/guide.ts";
import { memoize } from "../guide/memoize.ts";
import { once } from "../guide/once.ts";
import { type MessageText, parseMessageText } from "./message-text.ts";
import { ownWordsIn } from "./own-words.ts";
import { languageOfWords } from "./text-checks.ts";

/** A person's text, folded and split once per message. Everything that looks at the text takes this. */
export type Message = {
  /** It is so short that many people send the same, and has no code or telephone number. */
  isFrequent: boolean;
  /** The visible characters, at most the first 1,000. */
  typed: string;
  folded: string;
  /** The language that the script or the words show. */
  language: Language | undefined;
  /** Nothing when the whole message is quoted, the assistant's own text, or added by a phone. */
  words: Words | undefined;
};

type Words = {
  /** What the sender says. */
  said: MessageText;
  /** The same with quotations, which may name a page but change nothing. */
  mentioned: { typed: string; folded: string; readonly text: MessageText };
};

/** The rest of a longer message is not read. */
const maxCharacters = 1000;

/** Such as "2" or a keyword. */
const isFrequent = (text: string) => text.length <= 20 && (text.match(/\p{Nd}/gu)?.length ?? 0) < 3;

const recentMessages = memoize((content: Content) =>
  forRecentTexts((text): Message => ({ isFrequent: true, ...read(content, text) }), 200),
);

export const readMessage = (content: Content, text: string): Message =>
  isFrequent(text) ? recentMessages(content)(text) : { isFrequent: false, ...read(content, text) };

function read({ languages, lexicon }: Content, text: string): Omit<Message, "isFrequent"> {
  const visible = removeInvisible(text).trim();
  const typed = beginningOf(visible);
  const foldText = foldWithCache();
  const folded = foldText(typed);
  const language = languageOfScript(languages, typed) ?? languageOfWords(lexicon, folded);
  const own = ownWordsIn(lexicon, typed, foldText);
  if (!own) return { typed, folded, language, words: undefined };
  const parse = (part: string) => parseMessageText(lexicon, part, { isTruncated: typed !== visible, foldText });
  const said = parse(own.said);
  const mentioned = once(() => (own.mentioned === own.said ? said : parse(own.mentioned)));
  return {
    typed,
    folded,
    language,
    words: {
      said,
      mentioned: {
        typed: own.mentioned,
        folded: foldText(own.mentioned),
        get text() {
          return mentioned();
        },
      },
    },
  };
}

/** The part that is read. Some characters become many when folded (ﷺ): of such a text, the first 50. */
function beginningOf(visible: string): string {
  if (visible.length <= maxCharacters / 20) return visible;
  const beginning = [...visible.slice(0, 2 * maxCharacters)].slice(0, maxCharacters).join("");
  return beginning.normalize("NFKC").length > 2 * maxCharacters ? beginning.slice(0, maxCharacters / 20) : beginning;
}

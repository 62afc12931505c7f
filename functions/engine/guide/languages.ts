import type { Language } from "../../text/language.ts";
import type { Conversation } from "../state/conversation.ts";
import type { Content, Guide } from "./guide.ts";
import { memoize } from "./memoize.ts";

/** Whether the person's language is known and the open guide, if any, has it. */
export function supportsLanguage(guide: Guide | undefined, language: Language | undefined): boolean {
  return language !== undefined && (!guide || guide.languages.includes(language));
}

/**
 * The person's language if the guide has it, else the guide's first: a check-back cannot ask for the language first. When
 * it is not known, the content's fallback.
 */
export function languageFor({ words }: Content, guide: Guide | undefined, conversation: Conversation): Language {
  const { language = words.fallback } = conversation;
  return !guide || guide.languages.includes(language) ? language : guide.languages[0]!;
}

/** Whether check-backs on a channel are mostly sent by templates, because it takes free text for a short time only. */
const usesTemplates: Record<Conversation["channel"], boolean> = { sms: false, whatsapp: true };

/** The other language in which a check-back may come, because the channel has no templates in the person's language. */
export function foreignTemplateLanguage(
  content: Content,
  guide: Guide,
  conversation: Conversation,
): Language | undefined {
  const { templateLanguages } = content.words;
  const isTranslated = languageFor(content, guide, conversation) in templateLanguages;
  if (isTranslated || !usesTemplates[conversation.channel]) return undefined;
  return Object.keys(templateLanguages).find((language) => guide.languages.includes(language));
}

/** The guide's entry for the first digits of the sender's number. */
export function guessFromSender(guide: Guide, sender: string | undefined) {
  return guide.senders?.find(({ prefixes }) => prefixes.some((prefix) => sender?.startsWith(prefix)));
}

/** A page about the sender's number needs a number. Without one, the page that asks is shown instead. */
export function placeFor(guide: Guide, to: string, sender: string | undefined): string {
  if (guessFromSender(guide, sender)) return to;
  return pagesWithGuess(guide).get(to) ?? to;
}

/** The first page that asks with a page about the sender's number, by that page. */
export const pagesWithGuess = memoize(
  ({ pages }: Guide) =>
    new Map(
      Object.entries(pages)
        .toReversed()
        .flatMap(([id, { guess }]): [string, string][] => (guess === undefined ? [] : [[guess, id]])),
    ),
);

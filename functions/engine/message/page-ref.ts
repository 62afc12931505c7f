import type { Language } from "../../text/language.ts";
import { dayName } from "../guide/contact-hours.ts";
import type { Content, Guide } from "../guide/guide.ts";
import { foreignTemplateLanguage, guessFromSender, languageFor, pagesWithGuess } from "../guide/languages.ts";
import { pageAt } from "../guide/places.ts";
import { type Conversation, checkBackOf, type PageRef } from "../state/conversation.ts";
import type { TurnContext } from "./turn-context.ts";

/** The pages that ask which check-back is meant. Their lists are the guides' names, and show only the possible ones. */
export const whichAnswer = "/which-answer";
export const whichReminder = "/which-reminder";

/** The open guide. */
export const guideOf = (content: Content, { guide }: Conversation): Guide | undefined =>
  guide === undefined ? undefined : content.guides[guide];

/** A page to show, with the values of its placeholders. `other` is another guide that the page names. */
export function pageRef(
  { content, event, now }: TurnContext,
  conversation: Conversation,
  at: string,
  other = at === "/elsewhere" ? conversation.suggestion?.guide : undefined,
): PageRef {
  const guide = guideOf(content, conversation);
  const language = languageFor(content, at.startsWith("/") ? undefined : guide, conversation);
  const facts: Record<string, string> = {};
  if ((at === "/did-you-mean" || at === "/perhaps") && conversation.suggestion?.word)
    facts.meant = conversation.suggestion.word;
  const name = other === undefined ? undefined : content.guides[other]?.name;
  if (name) facts.guide = name[language] ?? name[content.words.fallback] ?? Object.values(name)[0] ?? "";
  if (guide && pageAt(content, guide, at)?.checkBack) {
    const checkBack = checkBackOf(conversation, guide.guide);
    facts.date = dayName(content, checkBack?.state === "open" ? checkBack.dueAt : now, guide, language);
    facts.code = checkBack?.state === "open" ? (checkBack.code ?? "") : "";
  }
  const elsewhere = content.words.elsewhere?.[conversation.channel][language];
  if (elsewhere !== undefined && (facts.code !== undefined || at === "/code-here")) facts.elsewhere = elsewhere;
  const foreign = guide && at === languageNotice && foreignTemplateLanguage(content, guide, conversation);
  if (foreign) facts.language = nameOfLanguage(content, foreign, language);
  const guess = guide && guessFromSender(guide, event.sender);
  if (guess && pagesWithGuess(guide).has(at)) facts.guess = guess.name;
  const { place, which } = conversation;
  const isWhich = at === place && (at === whichAnswer || at === whichReminder);
  return {
    ...(guide && { guide: guide.guide }),
    place: at,
    language,
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(which && isWhich && { only: which.guides.map((each) => `@${each}`) }),
  };
}

const languageNotice = "/template-language";
const missingLanguage = "/not-in-language";

/** A page that says that a new check-back may come in another language; usually nothing. */
export function templateLanguageNotice(context: TurnContext, conversation: Conversation): PageRef[] {
  const guide = guideOf(context.content, conversation);
  const isNeeded = guide && foreignTemplateLanguage(context.content, guide, conversation) !== undefined;
  const exists = pageAt(context.content, guide, languageNotice) !== undefined;
  return isNeeded && exists ? [pageRef(context, conversation, languageNotice)] : [];
}

/** A page that says, in the person's language, that a guide does not have it; nothing while the language is not known. */
export function missingLanguageNotice(context: TurnContext, conversation: Conversation, guide: Guide): PageRef[] {
  const isKnown = conversation.language !== undefined && pageAt(context.content, undefined, missingLanguage);
  return isKnown ? [pageRef(context, conversation, missingLanguage, guide.guide)] : [];
}

/** The name of a language on the page that asks for the language. */
function nameOfLanguage({ words }: Content, named: Language, reader: Language): string {
  const label = words.pages.language?.choices?.find(({ to }) => to === `/${named}`)?.label;
  return label?.[reader] ?? named;
}

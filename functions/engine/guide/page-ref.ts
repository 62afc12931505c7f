import { type Conversation, checkBackOf, type PageRef } from "../state/conversation.ts";
import { dayName } from "./contact-hours.ts";
import type { Content, Guide } from "./guide.ts";
import { guessFromSender, languageFor } from "./languages.ts";
import { pageAt } from "./places.ts";
import type { TurnContext } from "./turn-context.ts";

/** The questions of words.yaml that ask which of several check-backs is meant. Their lists show only the guides that are. */
export const [whichAnswer, whichReminder] = ["/which-answer", "/which-reminder"] as const;
const whichQuestions: string[] = [whichAnswer, whichReminder];

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
  const language = languageFor(at.startsWith("/") ? undefined : guide, conversation);
  const facts: Record<string, string> = {};
  if ((at === "/did-you-mean" || at === "/perhaps") && conversation.suggestion?.word)
    facts.meant = conversation.suggestion.word;
  const name = other === undefined ? undefined : content.guides[other]?.name;
  if (name) facts.guide = name[language] ?? Object.values(name)[0] ?? "";
  if (guide && pageAt(content, guide, at)?.promise) {
    const checkBack = checkBackOf(conversation, guide.guide);
    facts.date = dayName(checkBack?.state === "open" ? checkBack.dueAt : now, guide, language);
    facts.code = checkBack?.state === "open" ? (checkBack.code ?? "") : "";
  }
  const elsewhere = content.words.elsewhere?.[conversation.channel][language];
  if (elsewhere !== undefined && (facts.code !== undefined || at === "/code-here")) facts.elsewhere = elsewhere;
  const guess = guide && guessFromSender(guide, event.sender);
  if (guess && Object.values(guide.pages).some((page) => page.guess === at)) facts.guess = guess.name;
  const only = whichQuestions.includes(at) ? conversation.which?.guides.map((id) => `@${id}`) : undefined;
  return {
    ...(guide && { guide: guide.guide }),
    place: at,
    language,
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(only && { only }),
  };
}

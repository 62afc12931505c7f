import { changesSomething } from "../guide/changes.ts";
import type { Guide } from "../guide/guide.ts";
import { guessFromSender, placeFor, supportsLanguage } from "../guide/languages.ts";
import { labelOf, pageAt, parsePlace } from "../guide/places.ts";
import { type Conversation, checkBackOf } from "../state/conversation.ts";
import { applyEffects } from "./effects.ts";
import type { Move } from "./move.ts";
import { missingLanguageNotice, pageRef, templateLanguageNotice } from "./page-ref.ts";
import type { TurnContext } from "./turn-context.ts";
import { endReminder } from "./which-check-back.ts";

/** The questions before pages that change something. */
const questions: Record<string, string> = { "/stop": "/cancel", "/remind-off": "/cancel", "/deleted": "/delete" };

/** Asks whether this is what the person meant. */
export function askWhetherMeant(
  context: TurnContext,
  conversation: Conversation,
  meant: NonNullable<Conversation["suggestion"]>,
  kind: "nearly" | "perhaps" = "perhaps",
): Move {
  const isKnown = kind === "perhaps" && context.content.words.pages.perhaps !== undefined;
  return showCommonPage(context, { ...conversation, suggestion: meant }, isKnown ? "/perhaps" : "/did-you-mean");
}

/** Shows a page of words.yaml. When it asks a question, it becomes the person's place. */
export function showCommonPage(context: TurnContext, conversation: Conversation, to: string, isAct = false): Move {
  const page = context.content.words.pages[to.slice(1)];
  if (!page) throw new Error(`words.yaml has no page ${to.slice(1)}`);
  if (!isAct && changesSomething(undefined, context.content.words, to))
    return showCommonPage(context, conversation, questions[to] ?? "/help");
  if (page.endsCheckBack) return endReminder(context, conversation, to);
  const asks = page.choices !== undefined;
  const returnTo = conversation.place?.startsWith("/") ? conversation.returnTo : conversation.place;
  const moved = asks ? { ...conversation, place: to, returnTo } : conversation;
  return { ...applyEffects(context, moved, page), pages: [pageRef(context, moved, to)] };
}

/**
 * Asks for one of a guide's languages. When the person's is none of them, that is said first.
 *
 * @param wanted the person's language, where it is not the one in which the conversation goes on
 */
export function askForLanguage(
  context: TurnContext,
  conversation: Conversation,
  guide: Guide,
  wanted = conversation.language,
): Move {
  const asked = showCommonPage(context, conversation, "/language");
  const reader = { ...asked.conversation, language: wanted };
  const notice = missingLanguageNotice(context, reader, guide);
  return { ...asked, pages: [...notice, pageRef(context, reader, "/language")] };
}

/** Shows a place of a guide. The language is asked for first when it is unknown or the guide lacks it. */
export function showPage(
  context: TurnContext,
  conversation: Conversation,
  { guide, to, isAct = false }: { guide: Guide; to: string; isAct?: boolean },
): Move {
  const [onlyLanguage, ...others] = guide.languages;
  if (conversation.language === undefined && others.length === 0)
    return showPage(context, { ...conversation, language: onlyLanguage }, { guide, to, isAct });
  if (!supportsLanguage(guide, conversation.language))
    return askForLanguage(context, { ...conversation, place: to, ...(isAct && { pending: true as const }) }, guide);
  const guess = guessFromSender(guide, context.event.sender);
  if (to === "{guess}") return showPage(context, conversation, { guide, to: guess?.page ?? guide.start });
  const instead = placeFor(guide, to, context.event.sender);
  if (instead !== to) return showPage(context, conversation, { guide, to: instead });
  const page = pageAt(context.content, guide, to);
  if (!page) return showPage(context, conversation, { guide, to: guide.start });
  if (!isAct && parsePlace(to).step === 0 && changesSomething(guide, context.content.words, to))
    return askWhetherMeant(context, conversation, {
      guide: guide.guide,
      to,
      word: labelOf(guide, to, conversation.language),
    });
  if (page.guess !== undefined && guess && conversation.place !== page.guess)
    return showPage(context, conversation, { guide, to: page.guess });
  const { returnTo, suggestion, pending, which, ...rest } = conversation;
  const affected = applyEffects(context, { ...rest, place: to }, parsePlace(to).step > 0 ? undefined : page, guide);
  const after = affected.conversation;
  const isMade = checkBackOf(after, guide.guide)?.id !== checkBackOf(conversation, guide.guide)?.id;
  const notice = isMade ? templateLanguageNotice(context, after) : [];
  return { ...affected, pages: [...notice, pageRef(context, after, to)] };
}

import { changesSomething } from "../guide/changes.ts";
import type { Guide } from "../guide/guide.ts";
import { guessFromSender, placeFor, supportsLanguage } from "../guide/languages.ts";
import { labelOf, pageAt, parsePlace } from "../guide/places.ts";
import { type Conversation, checkBackOf } from "../state/conversation.ts";
import { applyEffects } from "./effects.ts";
import type { Move } from "./move.ts";
import { pageRef, templateLanguageNotice } from "./page-ref.ts";
import type { TurnContext } from "./turn-context.ts";
import { endReminder } from "./which-check-back.ts";

/** The questions before pages that change something. */
const questions: Record<string, string> = { "/stop": "/cancel", "/remind-off": "/cancel", "/deleted": "/delete" };

/** Asks whether this is what the person meant. */
export function askWhetherMeant(
  scene: TurnContext,
  conversation: Conversation,
  meant: NonNullable<Conversation["suggestion"]>,
  kind: "nearly" | "perhaps" = "perhaps",
): Move {
  const isKnown = kind === "perhaps" && scene.content.words.pages.perhaps !== undefined;
  return showCommonPage(scene, { ...conversation, suggestion: meant }, isKnown ? "/perhaps" : "/did-you-mean");
}

/** Shows a page of words.yaml. When it asks a question, it becomes the person's place. */
export function showCommonPage(scene: TurnContext, conversation: Conversation, to: string, isAct = false): Move {
  const page = scene.content.words.pages[to.slice(1)];
  if (!page) throw new Error(`words.yaml has no page ${to.slice(1)}`);
  if (!isAct && changesSomething(undefined, scene.content.words, to))
    return showCommonPage(scene, conversation, questions[to] ?? "/help");
  if (page.endsPromise) return endReminder(scene, conversation, to);
  const asks = page.choices !== undefined;
  const returnTo = conversation.place?.startsWith("/") ? conversation.returnTo : conversation.place;
  const moved = asks ? { ...conversation, place: to, returnTo } : conversation;
  return { ...applyEffects(scene, moved, page), pages: [pageRef(scene, moved, to)] };
}

/** Shows a place of a guide. The language is asked for first when it is unknown or the guide lacks it. */
export function showPage(
  scene: TurnContext,
  conversation: Conversation,
  guide: Guide,
  to: string,
  isAct = false,
): Move {
  if (!supportsLanguage(guide, conversation.language))
    return showCommonPage(scene, { ...conversation, place: to, ...(isAct && { pending: true as const }) }, "/language");
  const guess = guessFromSender(guide, scene.event.sender);
  if (to === "{guess}") return showPage(scene, conversation, guide, guess?.page ?? guide.start);
  const instead = placeFor(guide, to, scene.event.sender);
  if (instead !== to) return showPage(scene, conversation, guide, instead);
  const page = pageAt(scene.content, guide, to);
  if (!page) return showPage(scene, conversation, guide, guide.start);
  if (!isAct && parsePlace(to).step === 0 && changesSomething(guide, scene.content.words, to))
    return askWhetherMeant(scene, conversation, {
      guide: guide.guide,
      to,
      word: labelOf(guide, to, conversation.language),
    });
  if (page.guess !== undefined && guess && conversation.place !== page.guess)
    return showPage(scene, conversation, guide, page.guess);
  const { returnTo, suggestion, pending, which, ...rest } = conversation;
  const affected = applyEffects(scene, { ...rest, place: to }, parsePlace(to).step > 0 ? undefined : page, guide);
  const after = affected.conversation;
  const isMade = checkBackOf(after, guide.guide)?.id !== checkBackOf(conversation, guide.guide)?.id;
  const notice = isMade ? templateLanguageNotice(scene, after) : [];
  return { ...affected, pages: [...notice, pageRef(scene, after, to)] };
}

import type { Language } from "../../text/language.ts";
import { placeFor, supportsLanguage } from "../guide/languages.ts";
import { languageIn, nextPlace, pageAt, parsePlace, previousPlace } from "../guide/places.ts";
import { type Conversation, checkBackOf } from "../state/conversation.ts";
import type { Move } from "./move.ts";
import { whereTo } from "./other-guide.ts";
import { guideOf, pageRef } from "./page-ref.ts";
import { askForLanguage, showCommonPage, showPage } from "./show-page.ts";
import type { TurnContext } from "./turn-context.ts";
import { type Answer, chosenCheckBack } from "./which-check-back.ts";

/**
 * Shows a target: a place, a /command, a /page of words.yaml, or @guide. Only the person's place changes. When the
 * target would change something, the person is asked first.
 */
export const navigate = (context: TurnContext, conversation: Conversation, to: string): Move =>
  goTo(context, conversation, to, false);

/** Goes to a target and applies its effects: makes or ends a check-back, opts out or in, erases. */
export function act(
  context: TurnContext,
  conversation: Conversation,
  { to, guide }: { to: string; guide?: string },
): Move {
  return guide === undefined
    ? goTo(context, conversation, to, true)
    : openGuide(context, conversation, { guide, to, isAct: true });
}

function goTo(context: TurnContext, conversation: Conversation, to: string, isAct: boolean): Move {
  const { content } = context;
  const guide = guideOf(content, conversation);
  const language = languageIn(to);
  if (language) return switchLanguage(context, conversation, language);
  if (to.startsWith("@")) return chosenGuide(context, conversation, to.slice(1));
  const { suggestion } = conversation;
  if (to === "{meant}" && suggestion) return followSuggestion(context, conversation, suggestion);
  switch (to) {
    case "/home":
    case "/menu":
      return showMenu(context, conversation);
    case "/guides":
      return chooseGuide(context, conversation);
    case "/done":
      return guide
        ? showPage(context, conversation, { guide, to: guide.done, isAct })
        : showMenu(context, conversation);
    case "/repeat":
      return repeatPage(context, conversation);
    case "/next":
    case "/back":
      return nextOrPrevious(context, conversation, to);
    default:
      if (to.startsWith("/")) return showCommonPage(context, conversation, to, isAct);
      return guide ? showPage(context, conversation, { guide, to, isAct }) : showMenu(context, conversation);
  }
}

/** Shows the suggestion that the person confirmed, from the place where they were before the question. */
function followSuggestion(
  context: TurnContext,
  conversation: Conversation,
  { guide, to }: { guide: string; to: string },
): Move {
  const { suggestion, returnTo, ...rest } = conversation;
  if (!to.startsWith("/")) {
    const isSure =
      ["/elsewhere", "/perhaps"].includes(conversation.place ?? "") || to === context.content.guides[guide]?.start;
    return (isSure ? openGuide : openGuideOrAsk)(context, conversation, { guide, to, isAct: true });
  }
  return goTo(context, { ...rest, place: returnTo }, to, true);
}

/** Switches the language, and shows the present place in it. */
function switchLanguage(context: TurnContext, conversation: Conversation, language: Language): Move {
  const { returnTo, pending, ...rest } = conversation;
  const asked = conversation.place?.startsWith("/") && conversation.place !== "/language";
  if (asked) return repeatPage(context, { ...conversation, language });
  const place = conversation.place === "/language" ? returnTo : conversation.place;
  const spoken = { ...rest, language, place };
  if (place === undefined) return showMenu(context, spoken);
  const guide = guideOf(context.content, conversation);
  if (guide && !supportsLanguage(guide, language)) return askForLanguage(context, conversation, guide, language);
  // The question for the language delayed this page, so it is shown now for the first time.
  return supportsLanguage(guide, conversation.language)
    ? repeatPage(context, spoken)
    : goTo(context, spoken, place, pending === true);
}

/** The menu of the open guide; without one, the question which guide. */
function showMenu(context: TurnContext, conversation: Conversation): Move {
  const { guide } = conversation;
  return guide === undefined ? chooseGuide(context, conversation) : openGuide(context, conversation, { guide });
}

/** Asks which guide, once the language is known. With only one guide, its menu. */
function chooseGuide(context: TurnContext, conversation: Conversation): Move {
  const { onlyGuide } = context.content.lexicon;
  if (onlyGuide !== undefined) return openGuide(context, conversation, { guide: onlyGuide });
  const [onlyLanguage, ...others] = Object.keys(context.content.languages);
  const { language = others.length === 0 ? onlyLanguage : undefined } = conversation;
  if (language !== undefined) return showCommonPage(context, { ...conversation, language }, "/guides");
  // No other page waits for the language.
  const { guide, place, returnTo, ...rest } = conversation;
  return showCommonPage(context, rest, "/language");
}

/** A guide, and one of its places; without it the start page. `isAct`: its effects apply. */
type Target = { guide: string; to?: string; isAct?: boolean };

/** Opens a guide's page, unless the person is in the middle of another guide. */
export function openGuideOrAsk(
  context: TurnContext,
  conversation: Conversation,
  { guide: id, to, isAct = false }: Target & { to: string },
): Move {
  const guide = guideOf(context.content, conversation);
  const led = whereTo(context, guide, conversation, id);
  if (led.to === "own-page" && guide) return showPage(context, conversation, { guide, to: led.page });
  if (led.to === "question")
    return showCommonPage(context, { ...conversation, suggestion: { guide: id, to } }, "/elsewhere");
  return openGuide(context, conversation, { guide: id, to, isAct });
}

/** Opens the guide that was chosen from a list, or answers which check-back is meant. */
function chosenGuide(context: TurnContext, conversation: Conversation, id: string): Move {
  const chosen = chosenCheckBack(context, conversation, id);
  if (chosen && "pages" in chosen) return chosen;
  const { which, ...rest } = conversation;
  return chosen ? answerIn(context, rest, chosen) : openGuide(context, rest, { guide: id });
}

/** Answers the check-back of a guide, at any place. */
export function answerIn(context: TurnContext, conversation: Conversation, { guide, to }: Answer): Move {
  const place = checkBackOf(conversation, guide)?.askPage;
  return goTo(context, { ...conversation, guide, place, returnTo: undefined }, to, true);
}

/** A guide's page, or its start page. */
function openGuide(context: TurnContext, conversation: Conversation, { guide: id, to, isAct = false }: Target): Move {
  const guide = context.content.guides[id];
  if (!guide) return chooseGuide(context, { ...conversation, guide: undefined });
  return showPage(context, { ...conversation, guide: id }, { guide, to: to ?? guide.start, isAct });
}

/** Shows the next or the previous place. */
function nextOrPrevious(context: TurnContext, conversation: Conversation, to: "/next" | "/back"): Move {
  const guide = guideOf(context.content, conversation);
  const { place, returnTo, ...rest } = conversation;
  if (to === "/back" && place?.startsWith("/") && returnTo !== undefined)
    return repeatPage(context, { ...rest, place: returnTo });
  if (!guide || place === undefined || place.startsWith("/")) return showMenu(context, conversation);
  // After the last step comes the page's list again, which offers "I applied".
  const next = to === "/back" ? previousPlace(guide, place) : (nextPlace(guide, place) ?? parsePlace(place).page);
  return showPage(context, conversation, { guide, to: next });
}

/** Shows the place again, without making its check-back again. */
function repeatPage(context: TurnContext, conversation: Conversation): Move {
  const { place } = conversation;
  const guide = guideOf(context.content, conversation);
  const page = place === undefined ? undefined : pageAt(context.content, guide, place);
  if (place === undefined || !page) return showMenu(context, conversation);
  const isSayable =
    guide && supportsLanguage(guide, conversation.language) && placeFor(guide, place, context.event.sender) === place;
  if (guide && !place.startsWith("/") && !isSayable) return showPage(context, conversation, { guide, to: place });
  // A page that announces a check-back is shown again only while that check-back is open.
  const checkBack = checkBackOf(conversation, guide?.guide);
  if (page.checkBack && (checkBack?.state !== "open" || checkBack.purpose === "notice"))
    return showMenu(context, conversation);
  return { conversation, pages: [pageRef(context, conversation, place)] };
}

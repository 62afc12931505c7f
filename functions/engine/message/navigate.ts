import { type Language, languages } from "../../text/language.ts";
import { placeFor, supportsLanguage } from "../guide/languages.ts";
import { nextPlace, pageAt, parsePlace, previousPlace } from "../guide/places.ts";
import { type Conversation, checkBackOf } from "../state/conversation.ts";
import type { Move } from "./move.ts";
import { whereTo } from "./other-guide.ts";
import { guideOf, pageRef } from "./page-ref.ts";
import { showCommonPage, showPage } from "./show-page.ts";
import type { TurnContext } from "./turn-context.ts";
import { type Answer, chosenCheckBack } from "./which-check-back.ts";

/**
 * Shows a target: a place, a /command, a /page of words.yaml, or @guide. Only the person's place changes. When the
 * target would change something, the person is asked first.
 */
export const navigate = (scene: TurnContext, conversation: Conversation, to: string): Move =>
  goTo(scene, conversation, to, false);

/** Goes to a target and applies its effects: makes or ends a check-back, opts out or in, erases. */
export function act(
  scene: TurnContext,
  conversation: Conversation,
  { to, guide }: { to: string; guide?: string },
): Move {
  return guide === undefined ? goTo(scene, conversation, to, true) : openGuide(scene, conversation, guide, to, true);
}

function goTo(scene: TurnContext, conversation: Conversation, to: string, isAct: boolean): Move {
  const { content } = scene;
  const guide = guideOf(content, conversation);
  const language = languages.find((each) => to === `/${each}`);
  if (language) return switchLanguage(scene, conversation, language);
  if (to.startsWith("@")) return chosenGuide(scene, conversation, to.slice(1));
  const { suggestion } = conversation;
  if (to === "{meant}" && suggestion) return followSuggestion(scene, conversation, suggestion);
  switch (to) {
    case "/home":
    case "/menu":
      return showMenu(scene, conversation);
    case "/guides":
      return chooseGuide(scene, conversation);
    case "/done":
      return guide ? showPage(scene, conversation, guide, guide.done, isAct) : showMenu(scene, conversation);
    case "/repeat":
      return repeatPage(scene, conversation);
    case "/next":
    case "/back":
      return nextOrPrevious(scene, conversation, to);
    default:
      if (to.startsWith("/")) return showCommonPage(scene, conversation, to, isAct);
      return guide ? showPage(scene, conversation, guide, to, isAct) : showMenu(scene, conversation);
  }
}

/** Shows the suggestion that the person confirmed, from the place where they were before the question. */
function followSuggestion(
  scene: TurnContext,
  conversation: Conversation,
  { guide, to }: { guide: string; to: string },
): Move {
  const { suggestion, returnTo, ...rest } = conversation;
  if (!to.startsWith("/")) {
    const isSure =
      ["/elsewhere", "/perhaps"].includes(conversation.place ?? "") || to === scene.content.guides[guide]?.start;
    return (isSure ? openGuide : openGuideOrAsk)(scene, conversation, guide, to, true);
  }
  return goTo(scene, { ...rest, place: returnTo }, to, true);
}

/** Switches the language, and shows the present place in it. */
function switchLanguage(scene: TurnContext, conversation: Conversation, language: Language): Move {
  const { returnTo, pending, ...rest } = conversation;
  const asked = conversation.place?.startsWith("/") && conversation.place !== "/language";
  if (asked) return repeatPage(scene, { ...conversation, language });
  const place = conversation.place === "/language" ? returnTo : conversation.place;
  const spoken = { ...rest, language, place };
  if (place === undefined) return showMenu(scene, spoken);
  const guide = guideOf(scene.content, conversation);
  if (guide && !supportsLanguage(guide, language)) return showCommonPage(scene, conversation, "/language");
  // The question for the language delayed this page, so it is shown now for the first time.
  return supportsLanguage(guide, conversation.language)
    ? repeatPage(scene, spoken)
    : goTo(scene, spoken, place, pending === true);
}

/** The menu of the open guide; without one, the question which guide. */
function showMenu(scene: TurnContext, conversation: Conversation): Move {
  const { guide } = conversation;
  return guide === undefined ? chooseGuide(scene, conversation) : openGuide(scene, conversation, guide);
}

/** Asks which guide, once the language is known. With only one guide, its menu. */
function chooseGuide(scene: TurnContext, conversation: Conversation): Move {
  const [only, ...more] = Object.keys(scene.content.guides);
  if (only !== undefined && more.length === 0) return openGuide(scene, conversation, only);
  if (conversation.language !== undefined) return showCommonPage(scene, conversation, "/guides");
  // No other page waits for the language.
  const { guide, place, returnTo, ...rest } = conversation;
  return showCommonPage(scene, rest, "/language");
}

/** Opens a guide's page, unless the person is in the middle of another guide. */
export function openGuideOrAsk(
  scene: TurnContext,
  conversation: Conversation,
  id: string,
  to: string,
  isAct = false,
): Move {
  const guide = guideOf(scene.content, conversation);
  const led = whereTo(scene, guide, conversation, id);
  if (led.to === "own-page" && guide) return showPage(scene, conversation, guide, led.page);
  if (led.to === "question")
    return showCommonPage(scene, { ...conversation, suggestion: { guide: id, to } }, "/elsewhere");
  return openGuide(scene, conversation, id, to, isAct);
}

/** Opens the guide that was chosen from a list, or answers which check-back is meant. */
function chosenGuide(scene: TurnContext, conversation: Conversation, id: string): Move {
  const chosen = chosenCheckBack(scene, conversation, id);
  if (chosen && "pages" in chosen) return chosen;
  const { which, ...rest } = conversation;
  return chosen ? answerIn(scene, rest, chosen) : openGuide(scene, rest, id);
}

/** Answers the check-back of a guide, at any place. */
export function answerIn(scene: TurnContext, conversation: Conversation, { guide, to }: Answer): Move {
  const place = checkBackOf(conversation, guide)?.askPage;
  return goTo(scene, { ...conversation, guide, place, returnTo: undefined }, to, true);
}

/** A guide's page, or its start page. */
function openGuide(scene: TurnContext, conversation: Conversation, id: string, to?: string, isAct = false): Move {
  const guide = scene.content.guides[id];
  if (!guide) return chooseGuide(scene, { ...conversation, guide: undefined });
  return showPage(scene, { ...conversation, guide: id }, guide, to ?? guide.start, isAct);
}

/** Shows the next or the previous place. */
function nextOrPrevious(scene: TurnContext, conversation: Conversation, to: "/next" | "/back"): Move {
  const guide = guideOf(scene.content, conversation);
  const { place, returnTo, ...rest } = conversation;
  if (to === "/back" && place?.startsWith("/") && returnTo !== undefined)
    return repeatPage(scene, { ...rest, place: returnTo });
  if (!guide || place === undefined || place.startsWith("/")) return showMenu(scene, conversation);
  // After the last step comes the page's list again, which offers "I applied".
  const next = to === "/back" ? previousPlace(guide, place) : (nextPlace(guide, place) ?? parsePlace(place).page);
  return showPage(scene, conversation, guide, next);
}

/** Shows the place again, without making its check-back again. */
function repeatPage(scene: TurnContext, conversation: Conversation): Move {
  const { place } = conversation;
  const guide = guideOf(scene.content, conversation);
  const page = place === undefined ? undefined : pageAt(scene.content, guide, place);
  if (place === undefined || !page) return showMenu(scene, conversation);
  const isSayable =
    guide && supportsLanguage(guide, conversation.language) && placeFor(guide, place, scene.event.sender) === place;
  if (guide && !place.startsWith("/") && !isSayable) return showPage(scene, conversation, guide, place);
  // A page that announces a check-back is shown again only while that check-back is open.
  const checkBack = checkBackOf(conversation, guide?.guide);
  if (page.promise && (checkBack?.state !== "open" || checkBack.purpose === "notice"))
    return showMenu(scene, conversation);
  return { conversation, pages: [pageRef(scene, conversation, place)] };
}

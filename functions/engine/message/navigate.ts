import { type Language, languages } from "../../text/language.ts";
import { changesSomething } from "../guide/changes.ts";
import type { Guide } from "../guide/guide.ts";
import { guessFromSender, placeFor, supportsLanguage } from "../guide/languages.ts";
import { guideOf, pageRef } from "../guide/page-ref.ts";
import { labelOf, nextPlace, pageAt, parsePlace, previousPlace } from "../guide/places.ts";
import type { TurnContext } from "../guide/scene.ts";
import type { Conversation, PageRef } from "../state/conversation.ts";
import type { Turn } from "../state/turn.ts";
import { applyEffects } from "./effects.ts";
import { whereTo } from "./other-guide.ts";

/** `also`: a second person whose conversation changes with this one. */
export type Move = { conversation: Conversation; sayings: PageRef[]; also?: Turn["also"] };

/**
 * Shows a target: a place, a /command, a /page of words.yaml, or @guide. It changes nothing but where the person stands: a
 * target that would change something is asked about.
 */
export const navigate = (scene: TurnContext, conversation: Conversation, to: string): Move =>
  goTo(scene, conversation, to, false);

/** Goes to a target and does what it does: makes or ends a check-back, opts out or in, erases. */
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
  if (to.startsWith("@")) return openGuide(scene, conversation, to.slice(1));
  const { meant } = conversation;
  if (to === "{meant}" && meant) return followSuggestion(scene, conversation, meant);
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

/** What was asked about, from where the person stood when they nearly said it. */
function followSuggestion(
  scene: TurnContext,
  conversation: Conversation,
  { guide, to }: { guide: string; to: string },
): Move {
  const { meant, resume, ...rest } = conversation;
  if (!to.startsWith("/")) {
    const isSure =
      ["/elsewhere", "/perhaps"].includes(conversation.at ?? "") || to === scene.content.guides[guide]?.start;
    return (isSure ? openGuide : openGuideOrAsk)(scene, conversation, guide, to, true);
  }
  return goTo(scene, { ...rest, at: resume }, to, true);
}

/** The language's word was said: from now on in it, where the person stands. */
function switchLanguage(scene: TurnContext, conversation: Conversation, language: Language): Move {
  const { resume, pending, ...rest } = conversation;
  const asked = conversation.at?.startsWith("/") && conversation.at !== "/language";
  if (asked) return repeatPage(scene, { ...conversation, language });
  const at = conversation.at === "/language" ? resume : conversation.at;
  const spoken = { ...rest, language, at };
  if (at === undefined) return showMenu(scene, spoken);
  const guide = guideOf(scene.content, conversation);
  if (guide && !supportsLanguage(guide, language)) return showCommonPage(scene, conversation, "/language");
  // Until now the page was only meant: it was held back by the question which language.
  return supportsLanguage(guide, conversation.language)
    ? repeatPage(scene, spoken)
    : goTo(scene, spoken, at, pending === true);
}

/** The menu of the guide that is open; else the question which. */
function showMenu(scene: TurnContext, conversation: Conversation): Move {
  const { guide } = conversation;
  return guide === undefined ? chooseGuide(scene, conversation) : openGuide(scene, conversation, guide);
}

/** The question which guide, once the language is known. Of one guide, its menu. */
function chooseGuide(scene: TurnContext, conversation: Conversation): Move {
  const [only, ...more] = Object.keys(scene.content.guides);
  if (only !== undefined && more.length === 0) return openGuide(scene, conversation, only);
  if (conversation.language !== undefined) return showCommonPage(scene, conversation, "/guides");
  // Nothing else waits for the language any more.
  const { guide, at, resume, ...rest } = conversation;
  return showCommonPage(scene, rest, "/language");
}

/** A word of a guide was heard: to its page, unless the person is in the middle of another guide. */
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
  if (led.to === "question") return showCommonPage(scene, { ...conversation, meant: { guide: id, to } }, "/elsewhere");
  return openGuide(scene, conversation, id, to, isAct);
}

/** A guide's page, or its start page. */
function openGuide(scene: TurnContext, conversation: Conversation, id: string, to?: string, isAct = false): Move {
  const guide = scene.content.guides[id];
  if (!guide) return chooseGuide(scene, { ...conversation, guide: undefined });
  return showPage(scene, { ...conversation, guide: id }, guide, to ?? guide.start, isAct);
}

/** Weak evidence of an act: "do you mean ...?", with the words of the guide's own list. */
export function askWhetherMeant(
  scene: TurnContext,
  conversation: Conversation,
  meant: NonNullable<Conversation["meant"]>,
  kind: "nearly" | "perhaps" = "perhaps",
): Move {
  const isKnown = kind === "perhaps" && scene.content.words.pages.perhaps !== undefined;
  return showCommonPage(scene, { ...conversation, meant }, isKnown ? "/perhaps" : "/did-you-mean");
}

/** The questions that ask for what must not happen by the way. */
const questions: Record<string, string> = { "/stop": "/cancel", "/remind-off": "/cancel", "/deleted": "/delete" };

function nextOrPrevious(scene: TurnContext, conversation: Conversation, to: "/next" | "/back"): Move {
  const guide = guideOf(scene.content, conversation);
  const { at, resume, ...rest } = conversation;
  if (to === "/back" && at?.startsWith("/") && resume !== undefined) return repeatPage(scene, { ...rest, at: resume });
  if (!guide || at === undefined || at.startsWith("/")) return showMenu(scene, conversation);
  // After the last step comes its list again: that is where "I applied" is offered.
  const place = to === "/back" ? previousPlace(guide, at) : (nextPlace(guide, at) ?? parsePlace(at).page);
  return showPage(scene, conversation, guide, place);
}

/** Says the place again, without making its promise again. */
function repeatPage(scene: TurnContext, conversation: Conversation): Move {
  const { at } = conversation;
  const guide = guideOf(scene.content, conversation);
  const page = at === undefined ? undefined : pageAt(scene.content, guide, at);
  if (at === undefined || !page) return showMenu(scene, conversation);
  const isSayable =
    guide && supportsLanguage(guide, conversation.language) && placeFor(guide, at, scene.event.sender) === at;
  if (guide && !at.startsWith("/") && !isSayable) return showPage(scene, conversation, guide, at);
  // "I will ask you on Friday" must not be said of a promise that was taken back.
  const { promise } = conversation;
  if (page.promise && (promise?.state !== "open" || promise.notice)) return showMenu(scene, conversation);
  return { conversation, sayings: [pageRef(scene, conversation, at)] };
}

/** A page of words.yaml: a question moves the person there, anything else is said in passing. */
function showCommonPage(scene: TurnContext, conversation: Conversation, to: string, isAct = false): Move {
  const page = scene.content.words.pages[to.slice(1)];
  if (!page) throw new Error(`words.yaml has no page ${to.slice(1)}`);
  if (!isAct && changesSomething(undefined, scene.content.words, to))
    return showCommonPage(scene, conversation, questions[to] ?? "/help");
  const asks = page.choices !== undefined;
  const resume = conversation.at?.startsWith("/") ? conversation.resume : conversation.at;
  const moved = asks ? { ...conversation, at: to, resume } : conversation;
  const after = applyEffects(scene, moved, page);
  return { conversation: after, sayings: [pageRef(scene, moved, to)] };
}

/** A place of a guide. The language is asked for first when nothing has given it away, or the guide lacks it. */
function showPage(scene: TurnContext, conversation: Conversation, guide: Guide, to: string, isAct = false): Move {
  if (!supportsLanguage(guide, conversation.language))
    return showCommonPage(scene, { ...conversation, at: to, ...(isAct && { pending: true as const }) }, "/language");
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
  if (page.guess !== undefined && guess && conversation.at !== page.guess)
    return showPage(scene, conversation, guide, page.guess);
  const { resume, meant, pending, ...rest } = conversation;
  const after = applyEffects(scene, { ...rest, at: to }, parsePlace(to).step > 0 ? undefined : page, guide);
  const said = pageRef(scene, after, to);
  // A person has one promise. Whoever waits for another guide's is told that it will not come.
  const lost = conversation.promise?.state === "open" && after.promise?.id !== conversation.promise.id;
  const other = lost && conversation.promise?.guide !== guide.guide ? conversation.promise?.guide : undefined;
  if (other === undefined) return { conversation: after, sayings: [said] };
  return { conversation: after, sayings: [pageRef(scene, after, "/replaced", other), said] };
}

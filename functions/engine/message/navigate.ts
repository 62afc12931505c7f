import { type Language, languages } from "../../text/language.ts";
import { changesSomething } from "../guide/changes.ts";
import type { Guide } from "../guide/guide.ts";
import { guessFrom, placeFor, speaks } from "../guide/languages.ts";
import { guideOf, saying } from "../guide/page-ref.ts";
import { labelOf, nextPlace, pageAt, parsePlace, previousPlace } from "../guide/places.ts";
import type { Scene } from "../guide/scene.ts";
import type { Conversation, Saying } from "../state/conversation.ts";
import type { Turn } from "../state/turn.ts";
import { applyEffects } from "./effects.ts";
import { leadsTo } from "./other-guide.ts";

/** `also`: a second person whose conversation changes with this one. */
export type Step = { conversation: Conversation; sayings: Saying[]; also?: Turn["also"] };

/**
 * Shows a target: a place, a /command, a /page of words.yaml, or @guide. It changes nothing but where the person stands: a
 * target that would change something is asked about.
 */
export const navigate = (scene: Scene, conversation: Conversation, to: string): Step =>
  go(scene, conversation, to, false);

/** Goes to a target and does what it does: makes or ends a check-back, opts out or in, erases. */
export function act(scene: Scene, conversation: Conversation, { to, guide }: { to: string; guide?: string }): Step {
  return guide === undefined ? go(scene, conversation, to, true) : enter(scene, conversation, guide, to, true);
}

function go(scene: Scene, conversation: Conversation, to: string, isAct: boolean): Step {
  const { content } = scene;
  const guide = guideOf(content, conversation);
  const language = languages.find((each) => to === `/${each}`);
  if (language) return switchLanguage(scene, conversation, language);
  if (to.startsWith("@")) return enter(scene, conversation, to.slice(1));
  const { meant } = conversation;
  if (to === "{meant}" && meant) return reach(scene, conversation, meant);
  switch (to) {
    case "/home":
    case "/menu":
      return home(scene, conversation);
    case "/guides":
      return which(scene, conversation);
    case "/done":
      return guide ? visit(scene, conversation, guide, guide.done, isAct) : home(scene, conversation);
    case "/repeat":
      return again(scene, conversation);
    case "/next":
    case "/back":
      return walk(scene, conversation, to);
    default:
      if (to.startsWith("/")) return common(scene, conversation, to, isAct);
      return guide ? visit(scene, conversation, guide, to, isAct) : home(scene, conversation);
  }
}

/** What was asked about, from where the person stood when they nearly said it. */
function reach(scene: Scene, conversation: Conversation, { guide, to }: { guide: string; to: string }): Step {
  const { meant, resume, ...rest } = conversation;
  if (!to.startsWith("/")) {
    const isSure =
      ["/elsewhere", "/perhaps"].includes(conversation.at ?? "") || to === scene.content.guides[guide]?.start;
    return (isSure ? enter : open)(scene, conversation, guide, to, true);
  }
  return go(scene, { ...rest, at: resume }, to, true);
}

/** The language's word was said: from now on in it, where the person stands. */
function switchLanguage(scene: Scene, conversation: Conversation, language: Language): Step {
  const { resume, pending, ...rest } = conversation;
  const asked = conversation.at?.startsWith("/") && conversation.at !== "/language";
  if (asked) return again(scene, { ...conversation, language });
  const at = conversation.at === "/language" ? resume : conversation.at;
  const spoken = { ...rest, language, at };
  if (at === undefined) return home(scene, spoken);
  const guide = guideOf(scene.content, conversation);
  if (guide && !speaks(guide, language)) return common(scene, conversation, "/language");
  // Until now the page was only meant: it was held back by the question which language.
  return speaks(guide, conversation.language) ? again(scene, spoken) : go(scene, spoken, at, pending === true);
}

/** The menu of the guide that is open; else the question which. */
function home(scene: Scene, conversation: Conversation): Step {
  const { guide } = conversation;
  return guide === undefined ? which(scene, conversation) : enter(scene, conversation, guide);
}

/** The question which guide, once the language is known. Of one guide, its menu. */
function which(scene: Scene, conversation: Conversation): Step {
  const [only, ...more] = Object.keys(scene.content.guides);
  if (only !== undefined && more.length === 0) return enter(scene, conversation, only);
  if (conversation.language !== undefined) return common(scene, conversation, "/guides");
  // Nothing else waits for the language any more.
  const { guide, at, resume, ...rest } = conversation;
  return common(scene, rest, "/language");
}

/** A word of a guide was heard: to its page, unless the person is in the middle of another guide. */
export function open(scene: Scene, conversation: Conversation, id: string, to: string, isAct = false): Step {
  const guide = guideOf(scene.content, conversation);
  const led = leadsTo(scene, guide, conversation, id);
  if (led.to === "own-page" && guide) return visit(scene, conversation, guide, led.page);
  if (led.to === "question") return common(scene, { ...conversation, meant: { guide: id, to } }, "/elsewhere");
  return enter(scene, conversation, id, to, isAct);
}

/** A guide's page, or its start page. */
function enter(scene: Scene, conversation: Conversation, id: string, to?: string, isAct = false): Step {
  const guide = scene.content.guides[id];
  if (!guide) return which(scene, { ...conversation, guide: undefined });
  return visit(scene, { ...conversation, guide: id }, guide, to ?? guide.start, isAct);
}

/** Weak evidence of an act: "do you mean ...?", with the words of the guide's own list. */
export function ask(
  scene: Scene,
  conversation: Conversation,
  meant: NonNullable<Conversation["meant"]>,
  kind: "nearly" | "perhaps" = "perhaps",
): Step {
  const isKnown = kind === "perhaps" && scene.content.words.pages.perhaps !== undefined;
  return common(scene, { ...conversation, meant }, isKnown ? "/perhaps" : "/did-you-mean");
}

/** The questions that ask for what must not happen by the way. */
const questions: Record<string, string> = { "/stop": "/cancel", "/remind-off": "/cancel", "/deleted": "/delete" };

function walk(scene: Scene, conversation: Conversation, to: "/next" | "/back"): Step {
  const guide = guideOf(scene.content, conversation);
  const { at, resume, ...rest } = conversation;
  if (to === "/back" && at?.startsWith("/") && resume !== undefined) return again(scene, { ...rest, at: resume });
  if (!guide || at === undefined || at.startsWith("/")) return home(scene, conversation);
  // After the last step comes its list again: that is where "I applied" is offered.
  const place = to === "/back" ? previousPlace(guide, at) : (nextPlace(guide, at) ?? parsePlace(at).page);
  return visit(scene, conversation, guide, place);
}

/** Says the place again, without making its promise again. */
function again(scene: Scene, conversation: Conversation): Step {
  const { at } = conversation;
  const guide = guideOf(scene.content, conversation);
  const page = at === undefined ? undefined : pageAt(scene.content, guide, at);
  if (at === undefined || !page) return home(scene, conversation);
  const isSayable = guide && speaks(guide, conversation.language) && placeFor(guide, at, scene.event.sender) === at;
  if (guide && !at.startsWith("/") && !isSayable) return visit(scene, conversation, guide, at);
  // "I will ask you on Friday" must not be said of a promise that was taken back.
  const { promise } = conversation;
  if (page.promise && (promise?.state !== "open" || promise.notice)) return home(scene, conversation);
  return { conversation, sayings: [saying(scene, conversation, at)] };
}

/** A page of words.yaml: a question moves the person there, anything else is said in passing. */
function common(scene: Scene, conversation: Conversation, to: string, isAct = false): Step {
  const page = scene.content.words.pages[to.slice(1)];
  if (!page) throw new Error(`words.yaml has no page ${to.slice(1)}`);
  if (!isAct && changesSomething(undefined, scene.content.words, to))
    return common(scene, conversation, questions[to] ?? "/help");
  const asks = page.choices !== undefined;
  const resume = conversation.at?.startsWith("/") ? conversation.resume : conversation.at;
  const moved = asks ? { ...conversation, at: to, resume } : conversation;
  const after = applyEffects(scene, moved, page);
  return { conversation: after, sayings: [saying(scene, moved, to)] };
}

/** A place of a guide. The language is asked for first when nothing has given it away, or the guide lacks it. */
function visit(scene: Scene, conversation: Conversation, guide: Guide, to: string, isAct = false): Step {
  if (!speaks(guide, conversation.language))
    return common(scene, { ...conversation, at: to, ...(isAct && { pending: true as const }) }, "/language");
  const guess = guessFrom(guide, scene.event.sender);
  if (to === "{guess}") return visit(scene, conversation, guide, guess?.page ?? guide.start);
  const instead = placeFor(guide, to, scene.event.sender);
  if (instead !== to) return visit(scene, conversation, guide, instead);
  const page = pageAt(scene.content, guide, to);
  if (!page) return visit(scene, conversation, guide, guide.start);
  if (!isAct && parsePlace(to).step === 0 && changesSomething(guide, scene.content.words, to))
    return ask(scene, conversation, { guide: guide.guide, to, word: labelOf(guide, to, conversation.language) });
  if (page.guess !== undefined && guess && conversation.at !== page.guess)
    return visit(scene, conversation, guide, page.guess);
  const { resume, meant, pending, ...rest } = conversation;
  const after = applyEffects(scene, { ...rest, at: to }, parsePlace(to).step > 0 ? undefined : page, guide);
  const said = saying(scene, after, to);
  // A person has one promise. Whoever waits for another guide's is told that it will not come.
  const lost = conversation.promise?.state === "open" && after.promise?.id !== conversation.promise.id;
  const other = lost && conversation.promise?.guide !== guide.guide ? conversation.promise?.guide : undefined;
  if (other === undefined) return { conversation: after, sayings: [said] };
  return { conversation: after, sayings: [saying(scene, after, "/replaced", other), said] };
}

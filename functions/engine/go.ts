import { type Language, languages } from "../text/language.ts";
import type { Conversation, Saying } from "./conversation.ts";
import { dayName } from "./due.ts";
import { applyEffects } from "./effects.ts";
import { leadsTo } from "./elsewhere.ts";
import { guessFrom, languageIn, speaks } from "./fit.ts";
import type { Content, Guide } from "./guide.ts";
import type { Scene, Turn } from "./turn.ts";
import { nextPlace, pageAt, parsePlace, previousPlace } from "./ways.ts";

/** `also`: a second person whose conversation changes with this one. */
export type Step = { conversation: Conversation; sayings: Saying[]; also?: Turn["also"] };

export const guideOf = (content: Content, { guide }: Conversation): Guide | undefined =>
  guide === undefined ? undefined : content.guides[guide];

/** Takes the person to a target: a place, a /command, a /page of words.yaml, or @guide. */
export function go(scene: Scene, conversation: Conversation, to: string): Step {
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
      return guide ? visit(scene, conversation, guide, guide.done) : home(scene, conversation);
    case "/repeat":
      return again(scene, conversation);
    case "/next":
    case "/back":
      return walk(scene, conversation, to);
    default:
      if (to.startsWith("/")) return common(scene, conversation, to);
      return guide ? visit(scene, conversation, guide, to) : home(scene, conversation);
  }
}

/** What was asked about, from where the person stood when they nearly said it. */
function reach(scene: Scene, conversation: Conversation, { guide, to }: { guide: string; to: string }): Step {
  const { meant, resume, ...rest } = conversation;
  if (!to.startsWith("/")) {
    const isSure = conversation.at === "/elsewhere" || to === scene.content.guides[guide]?.start;
    return (isSure ? enter : open)(scene, conversation, guide, to);
  }
  return go(scene, { ...rest, at: resume }, to);
}

/** The language's word was said: from now on in it, where the person stands. */
function switchLanguage(scene: Scene, conversation: Conversation, language: Language): Step {
  const { resume, ...rest } = conversation;
  const asked = conversation.at?.startsWith("/") && conversation.at !== "/language";
  if (asked) return again(scene, { ...conversation, language });
  const at = conversation.at === "/language" ? resume : conversation.at;
  const spoken = { ...rest, language, at };
  if (at === undefined) return home(scene, spoken);
  const guide = guideOf(scene.content, conversation);
  if (guide && !speaks(guide, language)) return common(scene, conversation, "/language");
  // Until now the page was only meant: it was held back by the question which language.
  return speaks(guide, conversation.language) ? again(scene, spoken) : go(scene, spoken, at);
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
export function open(scene: Scene, conversation: Conversation, id: string, to: string): Step {
  const guide = guideOf(scene.content, conversation);
  const led = leadsTo(scene, guide, conversation, id);
  if (led.to === "own-page" && guide) return visit(scene, conversation, guide, led.page);
  if (led.to === "question") return common(scene, { ...conversation, meant: { guide: id, to } }, "/elsewhere");
  return enter(scene, conversation, id, to);
}

/** A guide's page, or its start page. */
export function enter(scene: Scene, conversation: Conversation, id: string, to?: string): Step {
  const guide = scene.content.guides[id];
  if (!guide) return which(scene, { ...conversation, guide: undefined });
  return visit(scene, { ...conversation, guide: id }, guide, to ?? guide.start);
}

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
  if (guide && !at.startsWith("/") && !speaks(guide, conversation.language))
    return visit(scene, conversation, guide, at);
  // "I will ask you on Friday" must not be said of a promise that was taken back.
  const { promise } = conversation;
  if (page.promise && (promise?.state !== "open" || promise.notice)) return home(scene, conversation);
  return { conversation, sayings: [saying(scene, conversation, at)] };
}

/** A page of words.yaml: a question moves the person there, anything else is said in passing. */
function common(scene: Scene, conversation: Conversation, to: string): Step {
  const page = scene.content.words.pages[to.slice(1)];
  if (!page) throw new Error(`words.yaml has no page ${to.slice(1)}`);
  const asks = page.choices !== undefined;
  const resume = conversation.at?.startsWith("/") ? conversation.resume : conversation.at;
  const moved = asks ? { ...conversation, at: to, resume } : conversation;
  const after = applyEffects(scene, moved, page);
  return { conversation: after, sayings: [saying(scene, moved, to)] };
}

/** A place of a guide. The language is asked for first when nothing has given it away, or the guide lacks it. */
function visit(scene: Scene, conversation: Conversation, guide: Guide, to: string): Step {
  if (!speaks(guide, conversation.language)) return common(scene, { ...conversation, at: to }, "/language");
  const guess = guessFrom(guide, scene.event.sender);
  if (to === "{guess}") return visit(scene, conversation, guide, guess?.page ?? guide.start);
  const page = pageAt(scene.content, guide, to);
  if (!page) return visit(scene, conversation, guide, guide.start);
  if (page.guess !== undefined && guess && conversation.at !== page.guess)
    return visit(scene, conversation, guide, page.guess);
  const { resume, meant, ...rest } = conversation;
  const after = applyEffects(scene, { ...rest, at: to }, parsePlace(to).step > 0 ? undefined : page, guide);
  const said = saying(scene, after, to);
  // A person has one promise. Whoever waits for another guide's is told that it will not come.
  const lost = conversation.promise?.state === "open" && after.promise?.id !== conversation.promise.id;
  const other = lost && conversation.promise?.guide !== guide.guide ? conversation.promise?.guide : undefined;
  if (other === undefined) return { conversation: after, sayings: [said] };
  return { conversation: after, sayings: [saying(scene, after, "/replaced", other), said] };
}

/** One page to be said, with what its placeholders stand for. `other` is the guide that it speaks of, beside the open one. */
export function saying(
  { content, event, now }: Scene,
  conversation: Conversation,
  at: string,
  other = at === "/elsewhere" ? conversation.meant?.guide : undefined,
): Saying {
  const guide = guideOf(content, conversation);
  const language = languageIn(at.startsWith("/") ? undefined : guide, conversation);
  const facts: Record<string, string> = {};
  if (at === "/did-you-mean" && conversation.meant?.word) facts.meant = conversation.meant.word;
  const name = other === undefined ? undefined : content.guides[other]?.name;
  if (name) facts.guide = name[language] ?? Object.values(name)[0] ?? "";
  if (guide && pageAt(content, guide, at)?.promise) {
    facts.date = dayName(conversation.promise?.dueAt ?? now, guide, language);
    facts.code = conversation.promise?.code ?? "";
  }
  const guess = guide && guessFrom(guide, event.sender);
  if (guess && Object.values(guide.pages).some((page) => page.guess === at)) facts.guess = guess.name;
  return { ...(guide && { guide: guide.guide }), at, language, ...(Object.keys(facts).length > 0 && { facts }) };
}

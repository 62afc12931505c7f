import { type Language, languages } from "../text/language.ts";
import type { Conversation, Saying } from "./conversation.ts";
import { applyEffects } from "./effects.ts";
import type { Content, Guide } from "./guide.ts";
import { dayName } from "./promise.ts";
import type { Scene } from "./turn.ts";
import { nextPlace, pageAt, parsePlace, previousPlace } from "./ways.ts";

export type Step = { conversation: Conversation; sayings: Saying[] };

export const guideOf = (content: Content, { guide }: Conversation): Guide | undefined =>
  guide === undefined ? undefined : content.guides[guide];

/** Takes the person to a target: a place, a /command, a /page of words.yaml, or @guide. */
export function go(scene: Scene, conversation: Conversation, to: string): Step {
  const { content } = scene;
  const guide = guideOf(content, conversation);
  const language = languages.find((each) => to === `/${each}`);
  if (language) return switchLanguage(scene, conversation, language);
  if (to.startsWith("@")) return open(scene, conversation, to.slice(1));
  const { meant } = conversation;
  if (to === "{meant}" && meant) return open(scene, conversation, meant.guide, meant.to);
  switch (to) {
    case "/home":
    case "/menu":
      return home(scene, conversation);
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

/** The language's word was said: from now on in it, where the person stands. */
function switchLanguage(scene: Scene, conversation: Conversation, language: Language): Step {
  const { resume, ...rest } = conversation;
  const at = resume ?? (conversation.at?.startsWith("/") ? undefined : conversation.at);
  const spoken = { ...rest, language, at };
  if (at === undefined) return home(scene, spoken);
  // Until now the page was only meant: it was held back by the question which language.
  return conversation.language === undefined ? go(scene, spoken, at) : again(scene, spoken);
}

/** The menu of the guide that is open; the only guide's, when none is; else the question which. */
function home(scene: Scene, conversation: Conversation): Step {
  const ids = Object.keys(scene.content.guides);
  const id = conversation.guide ?? (ids.length === 1 ? ids[0] : undefined);
  if (id !== undefined) return open(scene, conversation, id);
  return common(scene, conversation, conversation.language === undefined ? "/language" : "/guides");
}

/** A guide's start page, once the language is known. */
export function open(scene: Scene, conversation: Conversation, id: string, to?: string): Step {
  const guide = scene.content.guides[id];
  if (!guide) return common(scene, conversation, "/guides");
  const opened = { ...conversation, guide: id };
  return visit(scene, opened, guide, to ?? guide.start);
}

function walk(scene: Scene, conversation: Conversation, to: "/next" | "/back"): Step {
  const guide = guideOf(scene.content, conversation);
  const { at } = conversation;
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
  // "I will ask you on Friday" must not be said of a promise that was taken back.
  if (page.promise && conversation.promise?.state !== "open") return home(scene, conversation);
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

/** A place of a guide. The language is asked for first when nothing has given it away. */
function visit(scene: Scene, conversation: Conversation, guide: Guide, to: string): Step {
  if (conversation.language === undefined) return common(scene, { ...conversation, at: to }, "/language");
  const guess = guessFrom(guide, scene.event.sender);
  if (to === "{guess}") return visit(scene, conversation, guide, guess?.page ?? guide.start);
  const page = pageAt(scene.content, guide, to);
  if (!page) return visit(scene, conversation, guide, guide.start);
  if (page.guess !== undefined && guess && conversation.at !== page.guess)
    return visit(scene, conversation, guide, page.guess);
  const { resume, meant, ...rest } = conversation;
  const after = applyEffects(scene, { ...rest, at: to }, parsePlace(to).step > 0 ? undefined : page, guide);
  return { conversation: after, sayings: [saying(scene, after, to)] };
}

/** What the sender's own number suggests, by its first digits. */
function guessFrom(guide: Guide, sender: string | undefined) {
  return guide.senders?.find(({ prefixes }) => prefixes.some((prefix) => sender?.startsWith(prefix)));
}

/** The person's language, where the guide speaks it; its first one otherwise. */
export function languageIn(guide: Guide | undefined, { language = "en" }: Conversation): Language {
  return !guide || guide.languages.includes(language) ? language : guide.languages[0]!;
}

/** One page to be said, with what its placeholders stand for. */
export function saying({ content, event, now }: Scene, conversation: Conversation, at: string): Saying {
  const guide = guideOf(content, conversation);
  const language = languageIn(guide, conversation);
  const facts: Record<string, string> = {};
  if (at === "/did-you-mean" && conversation.meant) facts.meant = conversation.meant.word;
  if (guide && pageAt(content, guide, at)?.promise)
    facts.date = dayName(conversation.promise?.dueAt ?? now, guide, language);
  const guess = guide && guessFrom(guide, event.sender);
  if (guess && Object.values(guide.pages).some((page) => page.guess === at)) facts.guess = guess.name;
  return { ...(guide && { guide: guide.guide }), at, language, ...(Object.keys(facts).length > 0 && { facts }) };
}

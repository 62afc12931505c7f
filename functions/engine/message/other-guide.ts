import { fold } from "../../text/fold.ts";
import type { Guide } from "../guide/guide.ts";
import type { TurnContext } from "../guide/turn-context.ts";
import { listen } from "../listen/listen.ts";
import type { Conversation } from "../state/conversation.ts";

/**
 * A word of the guide `id` was heard from somebody who may be in the middle of another one. It pulls nobody out of that
 * ("my SIM has no money"): a page of their own guide that they speak of as well comes first, and otherwise they are
 * asked. They go at once when they are between guides, or said nothing but a word that opens the guide.
 */
export function whereTo(scene: TurnContext, open: Guide | undefined, conversation: Conversation, id: string) {
  const { place } = conversation;
  const between = place === undefined || place === "/guides" || place === "/language";
  if (!open || open.guide === id || between || opens(scene, id)) return { to: "there" } as const;
  const page = pageOf(scene, open, conversation);
  return page === undefined ? ({ to: "question" } as const) : ({ to: "own-page", page } as const);
}

/** Whether all that was said is a word that opens this guide. */
function opens({ content, event }: TurnContext, id: string): boolean {
  const said = fold(event.text);
  const start = content.guides[id]?.start;
  return content.lexicon.keywords.some(({ guide, to, word }) => guide === id && to === start && word === said);
}

/** The page that would have been heard, were there no other guide. */
function pageOf({ content, event }: TurnContext, { guide, start, ...rest }: Guide, conversation: Conversation) {
  const keywords = content.lexicon.keywords.filter((each) => each.guide === guide && each.to !== start);
  const acts = content.lexicon.acts.filter((each) => each.guide === guide);
  const alone = { ...content, lexicon: { ...content.lexicon, keywords, acts } };
  const heard = listen(alone, { guide, start, ...rest }, conversation, event.text);
  return heard.kind === "keyword" ? heard.to : undefined;
}

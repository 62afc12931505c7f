import type { Guide } from "../guide/guide.ts";
import type { Conversation } from "../state/conversation.ts";
import type { TurnContext } from "./turn-context.ts";

/**
 * Where a keyword of the guide `id` leads. In the middle of another guide the person stays there ("my SIM has no
 * money"): on the page of the open guide that the message also names, or else at a question. Between guides, and when
 * the message is only a word that opens the guide, the keyword leads to its guide at once.
 */
export function whereTo(context: TurnContext, open: Guide | undefined, { place }: Conversation, id: string) {
  const isBetween = place === undefined || place === "/guides" || place === "/language";
  if (!open || open.guide === id || isBetween || isOpeningWord(context, id)) return { to: "there" } as const;
  const page = context.alternative;
  return page === undefined ? ({ to: "question" } as const) : ({ to: "own-page", page } as const);
}

/** Whether the whole message is a word that opens this guide. */
function isOpeningWord({ content, folded }: TurnContext, id: string): boolean {
  const start = content.guides[id]?.start;
  return content.lexicon.keywords.named(folded).some(({ guide, to }) => guide === id && to === start);
}

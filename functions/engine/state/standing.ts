import type { CheckBack } from "./check-back.ts";
import { type Conversation, checkBackById, type PageRef } from "./conversation.ts";

/** Its question waits for an answer here. */
export const isAnswerable = ({ state }: CheckBack): boolean => ["sending", "sent", "delivered", "read"].includes(state);

/** Its question has arrived, as far as is known. */
function isRead(checkBack: CheckBack): boolean {
  switch (checkBack.state) {
    case "sending":
      return true;
    case "handed-over":
      // Only one that has asked already is handed over as it is. By SMS it asks elsewhere.
      return checkBack.smsPerson === undefined;
    case "undelivered":
      return checkBack.timesAsked > 1;
    default:
      return checkBack.timesAsked > 0;
  }
}

const claimedSince = (conversation: Conversation | undefined): CheckBack[] =>
  (conversation?.askedSince?.checkBacks ?? []).flatMap((id) => {
    const checkBack = checkBackById(conversation, id);
    return checkBack?.purpose === "ask" ? [checkBack] : [];
  });

/** The check-backs that have asked since the person last wrote and wait for an answer, in that order. */
export const askedSince = (conversation: Conversation | undefined): CheckBack[] =>
  claimedSince(conversation).filter(isAnswerable);

/** The conversation at the question of a check-back that is being sent. */
export function atQuestion(conversation: Conversation, { id, guide }: CheckBack, place: string): Conversation {
  const { guide: open, place: at, returnTo, which, askedSince: earlier, ...rest } = conversation;
  const { checkBacks, before } = earlier ?? {
    checkBacks: [],
    before: { guide: open, place: at, returnTo, which },
  };
  const asked = [...checkBacks.filter((each) => each !== id), id];
  return { ...rest, guide, place, unclear: 0, askedSince: { checkBacks: asked, before } };
}

/**
 * The conversation at what the person last read. A question that could not be sent was not read: before it came that of
 * another check-back, or the place where they stood.
 */
export function standing(conversation: Conversation): Conversation {
  const { askedSince: asked, ...rest } = conversation;
  if (!asked) return conversation;
  const last = claimedSince(conversation).filter(isRead).at(-1);
  return last ? { ...rest, guide: last.guide, place: last.askPage } : { ...rest, ...asked.before };
}

/**
 * The conversation after a message. A question that was being sent while the person wrote may still not arrive, unless
 * the answer shows it, or something else.
 */
export function withUnsent(before: Conversation | undefined, after: Conversation, said: PageRef[]): Conversation {
  const asked = before?.askedSince;
  const claimed = claimedSince(before);
  const read = claimed.findLastIndex((each) => isRead(each) && each.state !== "sending");
  const unsent = claimed.slice(read + 1).flatMap(({ id, state }) => (state === "sending" ? [id] : []));
  if (!asked || unsent.length === 0 || after.erased) return after;
  const here = standing(before);
  const isShown = said.some(({ place }) => place === after.place);
  if (isShown || after.guide !== here.guide || after.place !== here.place) return after;
  const others = asked.checkBacks.filter((id) => !unsent.includes(id));
  const { guide, place, returnTo, which } = standing({ ...before, askedSince: { ...asked, checkBacks: others } });
  return { ...after, askedSince: { checkBacks: unsent, before: { guide, place, returnTo, which } } };
}

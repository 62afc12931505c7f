import type { CheckBack, CheckBackState } from "./check-back.ts";
import { type Conversation, checkBackById, type PageRef } from "./conversation.ts";

/** Whether its question can be answered here. */
export const isAnswerable = ({ state }: CheckBack): boolean => answerable[state];

const answerable: Record<CheckBackState, boolean> = {
  open: false,
  sending: true,
  sent: true,
  delivered: true,
  read: true,
  undelivered: false,
  cancelled: false,
  overtaken: false,
  "too-late": false,
  undeliverable: false,
  unsendable: false,
  "handed-over": false,
};

/** Whether its question has arrived, as far as is known. */
function isRead(checkBack: CheckBack): boolean {
  switch (checkBack.state) {
    case "sending":
      return true;
    case "handed-over":
      // One that moved to another phone had asked here. One that moved to SMS asks there.
      return checkBack.smsPerson === undefined;
    case "undelivered":
      return checkBack.timesAsked > 1;
    case "open":
    case "sent":
    case "delivered":
    case "read":
    case "cancelled":
    case "overtaken":
    case "too-late":
    case "undeliverable":
    case "unsendable":
      return checkBack.timesAsked > 0;
  }
}

const claimedSince = (conversation: Conversation | undefined): CheckBack[] =>
  (conversation?.askedSince?.checkBacks ?? []).flatMap((id) => {
    const checkBack = checkBackById(conversation, id);
    return checkBack?.purpose === "ask" ? [checkBack] : [];
  });

/** The check-backs that asked since the person's last message and wait for an answer, in that order. */
export const askedSince = (conversation: Conversation | undefined): CheckBack[] =>
  claimedSince(conversation).filter(isAnswerable);

/** The conversation with the question of a check-back that is being sent as its place. */
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
 * The conversation with the page that the person last read as its place. A question that was not sent is not read: then
 * it is the question before it, or the place before all questions.
 */
export function standing(conversation: Conversation): Conversation {
  const { askedSince: asked, ...rest } = conversation;
  if (!asked) return conversation;
  const last = claimedSince(conversation).filter(isRead).at(-1);
  return last ? { ...rest, guide: last.guide, place: last.askPage } : { ...rest, ...asked.before };
}

/**
 * The conversation after a message. A question that was being sent at the same time may not arrive, so it is
 * remembered, unless the reply shows it or moves the person.
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

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

/** A check-back that asked, once or once more. */
type Asked = { checkBack: CheckBack; timesBefore: number };

/** Whether its question has arrived, as far as is known. */
function isRead({ checkBack, timesBefore }: Asked): boolean {
  const { state, timesAsked } = checkBack;
  switch (state) {
    case "sending":
      return true;
    case "handed-over":
      // One that moved to another phone had asked here. One that moved to SMS asks there.
      return checkBack.smsPerson === undefined;
    case "undelivered":
      return timesAsked - 1 > timesBefore;
    case "open":
    case "sent":
    case "delivered":
    case "read":
    case "cancelled":
    case "overtaken":
    case "too-late":
    case "undeliverable":
    case "unsendable":
      return timesAsked > timesBefore;
  }
}

/** Its question is being sent. It may not arrive. */
const isOnItsWay = ({ checkBack, timesBefore }: Asked): boolean =>
  checkBack.state === "sending" && checkBack.timesAsked === timesBefore;

const claimedSince = (conversation: Conversation | undefined): Asked[] =>
  (conversation?.askedSince?.questions ?? []).flatMap(({ checkBack: id, timesBefore }) => {
    const checkBack = checkBackById(conversation, id);
    return checkBack?.purpose === "ask" ? [{ checkBack, timesBefore }] : [];
  });

/** The check-backs that asked since the person's last message and wait for an answer, in that order. */
export function askedSince(conversation: Conversation | undefined): CheckBack[] {
  const last = new Set(
    claimedSince(conversation)
      .toReversed()
      .map(({ checkBack }) => checkBack),
  );
  return [...last].reverse().filter(isAnswerable);
}

/** The conversation with the question of a check-back that is being sent as its place. */
export function atQuestion(conversation: Conversation, checkBack: CheckBack, place: string): Conversation {
  const { guide: open, place: at, returnTo, which, askedSince: earlier, ...rest } = conversation;
  const { questions, before } = earlier ?? { questions: [], before: { guide: open, place: at, returnTo, which } };
  const { id, guide, timesAsked: timesBefore } = checkBack;
  // An attempt that was not accepted did not ask.
  const others = questions.filter((each) => each.checkBack !== id || each.timesBefore !== timesBefore);
  const asked = [...others, { checkBack: id, timesBefore }];
  return { ...rest, guide, place, unclear: 0, askedSince: { questions: asked, before } };
}

/**
 * The conversation with the page that the person last read as its place. A question that was not sent is not read: then
 * it is the question before it, or the place before all questions.
 */
export function standing(conversation: Conversation): Conversation {
  const { askedSince: asked, ...rest } = conversation;
  if (!asked) return conversation;
  const last = claimedSince(conversation).findLast(isRead)?.checkBack;
  return last ? { ...rest, guide: last.guide, place: last.askPage } : { ...rest, ...asked.before };
}

/**
 * The conversation after a message. A question that was being sent at the same time may not arrive, so it is
 * remembered, unless the reply shows it or moves the person.
 */
export function withUnsent(before: Conversation | undefined, after: Conversation, said: PageRef[]): Conversation {
  const asked = before?.askedSince;
  const claimed = claimedSince(before);
  const read = claimed.findLastIndex((each) => isRead(each) && !isOnItsWay(each));
  const unsent = claimed.slice(read + 1).filter(isOnItsWay);
  if (!asked || unsent.length === 0 || after.erased) return after;
  const here = standing(before);
  const isShown = said.some(({ place }) => place === after.place);
  if (isShown || after.guide !== here.guide || after.place !== here.place) return after;
  const questions = unsent.map(({ checkBack, timesBefore }) => ({ checkBack: checkBack.id, timesBefore }));
  const others = asked.questions.filter(
    (each) =>
      !questions.some((unread) => unread.checkBack === each.checkBack && unread.timesBefore === each.timesBefore),
  );
  const { guide, place, returnTo, which } = standing({ ...before, askedSince: { ...asked, questions: others } });
  return { ...after, askedSince: { questions, before: { guide, place, returnTo, which } } };
}

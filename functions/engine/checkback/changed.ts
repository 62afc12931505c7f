import type { CheckBack } from "../state/check-back.ts";
import type { CheckBackEvent } from "../state/check-back-event.ts";

/** A check-back after a transition, and the events of the transition. */
export type Changed<State extends CheckBack = CheckBack> = { checkBack: State; events: CheckBackEvent[] };

/** How many events a history holds: the first one and the newest. More than real check-backs have. */
const maxHistory = 24;

/** A transition that the history does not show. */
export const silently = <State extends CheckBack>(checkBack: State): Changed<State> => ({ checkBack, events: [] });

/** The next state, with the event added to its history. @param at epoch milliseconds */
export function record<State extends CheckBack>(next: State, at: number, event: CheckBackEvent): Changed<State> {
  const [first, ...more] = [...next.history, { at, event }];
  return { checkBack: { ...next, history: first ? [first, ...more.slice(1 - maxHistory)] : [] }, events: [event] };
}

/** A second transition after the first. */
export function andThen(first: Changed, next: (checkBack: CheckBack) => Changed): Changed {
  const second = next(first.checkBack);
  return { checkBack: second.checkBack, events: [...first.events, ...second.events] };
}

/** The fields that every state of a check-back has. */
export const identityOf = ({ id, guide, askPage, purpose, madeAt, timesAsked, messageIds, history }: CheckBack) => ({
  id,
  guide,
  askPage,
  purpose,
  madeAt,
  timesAsked,
  messageIds,
  history,
});

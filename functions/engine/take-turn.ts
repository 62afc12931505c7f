import type { Conversation, Saying } from "./conversation.ts";
import { languageIn } from "./fit.ts";
import type { Content } from "./guide.ts";
import { hear } from "./hear.ts";
import { claimed, wake } from "./promise.ts";
import { report, settle } from "./settle.ts";
import { textOf } from "./speak.ts";
import type { DueEvent, Event, Turn } from "./turn.ts";
import { placeNow } from "./ways.ts";

/**
 * One turn of a conversation, decided before anything has happened: what is stored next, what is said, what it came
 * to. Pure: no clock, no randomness, no I/O; a turn whose commit lost the race is simply taken again.
 *
 * @param conversation what is stored, or nothing on first contact
 * @param now epoch milliseconds
 */
export function takeTurn(content: Content, conversation: Conversation | undefined, event: Event, now: number): Turn {
  switch (event.kind) {
    case "message":
      return hear(content, conversation, event, now);
    case "due":
      return comeDue(content, conversation, event, now);
    case "settled":
      return settle(conversation, event, now);
    case "report":
      return report(conversation, event);
  }
}

/** An alarm went off. Silence, unless the promise is still wanted; then the claim and what to say. */
function comeDue(content: Content, conversation: Conversation | undefined, event: DueEvent, now: number): Turn {
  const promise = conversation?.promise;
  const guide = promise && content.guides[promise.guide];
  const wanted = wake(conversation, guide, event.promise, now);
  const silent = (did: string, next: Conversation | undefined): Turn => ({
    conversation: next,
    replies: [],
    outcome: { did, guide: promise?.guide, language: conversation?.language },
  });
  if (wanted.do === "nothing" || !conversation || !promise)
    return silent(wanted.do === "nothing" ? wanted.why : "no-promise", conversation);
  if (wanted.do === "end")
    return silent(wanted.state, { ...conversation, promise: { ...promise, state: wanted.state } });
  if (wanted.do === "postpone")
    return silent("postponed", { ...conversation, promise: { ...promise, dueAt: wanted.dueAt } });

  const language = languageIn(guide, conversation);
  const at = placeNow(guide, promise.ask);
  const sayings: Saying[] = [{ guide: promise.guide, at, language }];
  const next = {
    ...conversation,
    guide: promise.guide,
    at,
    unclear: 0,
    resume: undefined,
    promise: claimed(promise),
  };
  const outcome = { did: "check-back", guide: promise.guide, at, language };
  return { conversation: next, replies: [{ sayings, text: textOf(content, sayings) }], outcome };
}

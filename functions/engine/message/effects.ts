import { made, withdrawn } from "../checkback/check-back.ts";
import { dueAt } from "../guide/contact-hours.ts";
import type { Guide, Page } from "../guide/guide.ts";
import type { TurnContext } from "../guide/turn-context.ts";
import type { Conversation } from "../state/conversation.ts";
import { erased } from "../state/erased.ts";

/** What showing a page does to the conversation: a promise made or taken back, an opt-out, an erasure; mostly nothing. */
export function applyEffects(
  { content, event, now }: TurnContext,
  conversation: Conversation,
  page: Page | undefined,
  guide?: Guide,
): Conversation {
  if (page?.effect === "erase") return erased({ ...conversation, ourAddress: event.ourAddress }, now);
  if (page?.effect === "start") {
    const { optOutExplained, ...back } = conversation;
    return { ...back, optedOut: false };
  }
  if (page?.effect === "stop")
    return { ...conversation, optedOut: true, promise: withdrawn(conversation.promise, now) };
  // A guide's page speaks of its own chore only; a page of words.yaml, of whatever was promised.
  const isMeant = !guide || conversation.promise?.guide === guide.guide;
  if (page?.endsPromise) {
    const state = page.endsPromise === "overtaken" ? "overtaken" : "cancelled";
    return isMeant ? { ...conversation, promise: withdrawn(conversation.promise, now, state) } : conversation;
  }
  if (!page?.promise || !guide) return conversation;
  const due = dueAt(guide, content.calendars[guide.calendar]!, page.promise.after, now);
  const { id } = event;
  // What is noted down goes on working: the same chore keeps its code.
  const code = (isMeant && conversation.promise?.code) || event.code;
  return {
    ...conversation,
    promise: made({ id, guide: guide.guide, askPage: page.promise.ask, dueAt: due, code }, now),
  };
}

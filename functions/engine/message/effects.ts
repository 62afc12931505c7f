import type { Changed } from "../checkback/changed.ts";
import { made } from "../checkback/transitions.ts";
import { happenedTo } from "../checkback/turn-of.ts";
import { withdrawn } from "../checkback/withdraw.ts";
import { dueAt } from "../guide/contact-hours.ts";
import type { Guide, Page } from "../guide/guide.ts";
import { type Conversation, checkBackOf, withCheckBack } from "../state/conversation.ts";
import { erased } from "../state/erased.ts";
import type { Happened } from "../state/happened.ts";
import type { TurnContext } from "./turn-context.ts";

/** A conversation after the effects of a page, and what happened to its check-backs. */
export type Affected = { conversation: Conversation; happened: Happened[] };

const unaffected = (conversation: Conversation): Affected => ({ conversation, happened: [] });

/** The conversation with changed check-backs. */
export const withChanges = (conversation: Conversation, changes: Changed[]): Affected => ({
  conversation: changes.reduce((before, { checkBack }) => withCheckBack(before, checkBack), conversation),
  happened: changes.flatMap(happenedTo),
});

/** The effects of showing a page: it makes or ends a check-back, opts out or in, or erases. Most pages have none. */
export function applyEffects(
  { content, event, context, now }: TurnContext,
  conversation: Conversation,
  page: Page | undefined,
  guide?: Guide,
): Affected {
  if (page?.effect === "erase") return unaffected(erased({ ...conversation, ourAddress: event.ourAddress }, now));
  if (page?.effect === "start") {
    const { optOutExplained, ...back } = conversation;
    return unaffected({ ...back, optedOut: false });
  }
  if (page?.effect === "stop")
    return withChanges(
      { ...conversation, optedOut: true },
      conversation.checkBacks.map((each) => withdrawn(each, now)),
    );
  if (!guide) return unaffected(conversation);
  const checkBack = checkBackOf(conversation, guide.guide);
  if (page?.endsCheckBack) {
    const why = page.endsCheckBack === "overtaken" ? "moved-on" : "person";
    return checkBack ? withChanges(conversation, [withdrawn(checkBack, now, why)]) : unaffected(conversation);
  }
  if (!page?.checkBack) return unaffected(conversation);
  const due = dueAt(guide, content.calendars[guide.calendar]!, page.checkBack.after, context);
  // The person may have noted the code, so a new check-back of the same guide has the same code.
  const code = (checkBack && "code" in checkBack && checkBack.code) || context.freshCode;
  return withChanges(conversation, [
    made({ id: event.id, guide: guide.guide, askPage: page.checkBack.ask, dueAt: due, code }, now),
  ]);
}

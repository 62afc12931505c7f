import type { Conversation } from "../state/conversation.ts";
import { withCheckBack } from "../state/conversation.ts";
import type { Happened } from "../state/happened.ts";
import type { Turn } from "../state/turn.ts";
import type { Changed } from "./changed.ts";

/** The events of a transition as a turn reports them. */
export const happenedTo = ({ checkBack, events }: Changed): Happened[] =>
  events.map((event) => ({ kind: "check-back", event, checkBack }));

/** A turn that changes one check-back and sends no reply. */
export const turnOf = (conversation: Conversation, changed: Changed, ...first: Happened[]): Turn => ({
  conversation: withCheckBack(conversation, changed.checkBack),
  replies: [],
  happened: [...first, ...happenedTo(changed)],
});

/** A turn that changes nothing. */
export const nothing = (conversation: Conversation | undefined, happened: Happened): Turn => ({
  conversation,
  replies: [],
  happened: [happened],
});

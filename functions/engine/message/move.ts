import type { Conversation, PageRef } from "../state/conversation.ts";
import type { Happened } from "../state/happened.ts";
import type { Turn } from "../state/turn.ts";

/** The next conversation, and the pages to send. `otherPerson` is a second conversation that changes with this one. */
export type Move = {
  conversation: Conversation;
  pages: PageRef[];
  /** The events of check-backs that the move changed. */
  happened?: Happened[];
  otherPerson?: Turn["otherPerson"];
};

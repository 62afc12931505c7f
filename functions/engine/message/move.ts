import type { Conversation, PageRef } from "../state/conversation.ts";
import type { Happened } from "../state/happened.ts";
import type { Turn } from "../state/turn.ts";

/** Where the person stands next, and what is said. `otherPerson`: a second conversation that changes with this one. */
export type Move = {
  conversation: Conversation;
  pages: PageRef[];
  /** What happened to check-backs on the way. */
  happened?: Happened[];
  otherPerson?: Turn["otherPerson"];
};

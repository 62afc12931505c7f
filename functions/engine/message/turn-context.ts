import type { Content } from "../guide/guide.ts";
import type { Context } from "../state/context.ts";
import type { MessageEvent } from "../state/event.ts";

/** The inputs of the decision about one message. `now` is the context's, in epoch milliseconds. */
export type TurnContext = {
  content: Content;
  event: MessageEvent;
  context: Context;
  now: number;
  /** The folded text of the message. */
  folded: string;
  /** The number that the message consists of, if it does. */
  number: number | undefined;
  /** It ends like a question: "done?". */
  isQuestion: boolean;
  /** The page of the open guide that the message names beside a keyword of another guide. */
  alternative?: string | undefined;
};

import type { MessageEvent } from "../state/turn.ts";
import type { Content } from "./guide.ts";

/** What the turn of one message is decided on. */
export type TurnContext = {
  content: Content;
  event: MessageEvent;
  now: number;
  /** The text of the message, folded. */
  folded: string;
  /** The page of the open guide that the message names beside a keyword of another guide. */
  alternative?: string | undefined;
};

import type { MessageEvent } from "../state/turn.ts";
import type { Content } from "./guide.ts";

/** What one message's turn is decided on. */
export type TurnContext = { content: Content; event: MessageEvent; now: number };

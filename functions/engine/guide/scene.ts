import type { Context } from "../state/context.ts";
import type { MessageEvent } from "../state/event.ts";
import type { Content } from "./guide.ts";

/** What a message's turn is decided on. `now` is the context's: epoch milliseconds. */
export type TurnContext = { content: Content; event: MessageEvent; context: Context; now: number };

import type { Content } from "../../functions/engine/guide/guide.ts";
import { type Conversation, conversation as stored } from "../../functions/engine/state/conversation.ts";
import type { Event, MessageEvent, Turn } from "../../functions/engine/state/turn.ts";
import { takeTurn } from "../../functions/engine/take-turn.ts";

/** Monday, 7 December 2026, 11:00 in Phnom Penh. */
export const monday = Date.UTC(2026, 11, 7, 4);

/** A conversation with the engine alone; the state goes through its stored form between any two turns. */
export function talk(content: Content, about: Partial<MessageEvent> = {}) {
  let kept: string | undefined;
  let sent = 0;
  const self = {
    now: monday,
    content,
    get state(): Conversation | undefined {
      return kept === undefined ? undefined : stored.parse(JSON.parse(kept));
    },
    take(event: Event): Turn {
      const turn = takeTurn(self.content, self.state, event, self.now);
      kept = turn.conversation && JSON.stringify(turn.conversation);
      return turn;
    },
    message(text: string, more: Partial<MessageEvent> = {}): Turn {
      sent += 1;
      const id = `SM${sent}`;
      return self.take({
        kind: "message",
        id,
        channel: "sms",
        ourAddress: "+12025550143",
        text,
        media: 0,
        code: "BCDFGH",
        ...about,
        ...more,
      });
    },
    /** Says these in turn; the text of the last answer, "" for silence. */
    say(...texts: string[]): string {
      return (
        texts
          .map((text) =>
            self
              .message(text)
              .replies.map((reply) => reply.text)
              .join("\n---\n"),
          )
          .at(-1) ?? ""
      );
    },
  };
  return self;
}

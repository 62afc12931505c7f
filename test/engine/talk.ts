import type { Content } from "../../functions/engine/guide/guide.ts";
import { type CheckBack, lastAttempt } from "../../functions/engine/state/check-back.ts";
import type { Context } from "../../functions/engine/state/context.ts";
import { type Conversation, conversation as stored } from "../../functions/engine/state/conversation.ts";
import type { Event, MessageEvent, SendResult } from "../../functions/engine/state/event.ts";
import type { Turn } from "../../functions/engine/state/turn.ts";
import { takeTurn } from "../../functions/engine/take-turn.ts";

/** Monday, 7 December 2026, 11:00 in Phnom Penh. */
export const monday = Date.UTC(2026, 11, 7, 4);

/** A conversation with the engine. The state is serialized and parsed between two turns. */
export function talk(content: Content, about: Partial<MessageEvent> = {}, looked: Partial<Context> = {}) {
  let kept: string | undefined;
  let parsed: { from: string; state: Conversation } | undefined;
  let sent = 0;
  const self = {
    now: monday,
    content,
    get state(): Conversation | undefined {
      if (kept === undefined) return undefined;
      if (parsed?.from !== kept) parsed = { from: kept, state: stored.parse(JSON.parse(kept)) };
      return parsed.state;
    },
    /** The check-back of a guide; without a name, of the only one. */
    checkBack(guide?: string): CheckBack | undefined {
      const all = self.state?.checkBacks ?? [];
      return guide === undefined ? all.at(-1) : all.find((each) => each.guide === guide);
    },
    /** Replaces what is stored of the person. */
    restore(conversation: Conversation) {
      kept = JSON.stringify(conversation);
    },
    take(event: Event, context: Partial<Context> = {}): Turn {
      const turn = takeTurn(self.content, self.state, event, {
        now: self.now,
        freshCode: "BCDFGH",
        ...looked,
        ...context,
      });
      kept = turn.conversation && JSON.stringify(turn.conversation);
      return turn;
    },
    message(text: string, more: Partial<MessageEvent> = {}, context: Partial<Context> = {}): Turn {
      sent += 1;
      const id = `SM${sent}`;
      return self.take(
        { kind: "message", id, channel: "sms", ourAddress: "+12025550143", text, media: 0, ...about, ...more },
        context,
      );
    },
    /** The result of a check-back's newest attempt; without a guide, of the only check-back's. */
    sendResult(result: SendResult, guide?: string): Turn {
      const checkBack = self.checkBack(guide);
      const attempt = (checkBack && lastAttempt(checkBack)?.number) ?? 0;
      return self.take({ kind: "send-result", checkBack: checkBack?.id ?? "", attempt, result });
    },
    /** Sends these one after the other. Returns the text of the last answer, "" when there is none. */
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

export type Talk = ReturnType<typeof talk>;

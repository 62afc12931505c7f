import { useLayoutEffect, useRef } from "preact/hooks";
import { Bubble, isLost } from "./bubble.tsx";
import { dayOf } from "./clock.ts";
import { liveNumber } from "./live-number.tsx";
import { type Conversation, people } from "./state.ts";
import type { Message } from "./wire.ts";

export function MessageLog({ address, messages }: Conversation) {
  const log = useRef<HTMLDivElement>(null);
  const newest = messages.findLast(({ direction }) => direction !== "inbound");
  const isUnseen = liveNumber.value || (newest && isLost(newest));
  const ways = (!isUnseen && people.value[address]?.ways) || [];

  // The log is a reversed column: its bottom is 0, and stays in view while fonts are loaded.
  useLayoutEffect(() => log.current?.scrollTo(0, 0), [messages.length]);

  return (
    <div
      class="log"
      role="log"
      aria-label="Conversation with Checkback"
      aria-live="polite"
      aria-relevant="additions"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
      tabIndex={0}
      ref={log}
    >
      <ol>
        {byDay(messages).map(([day, messages]) => (
          <li key={day}>
            <h3 class="day">{day}</h3>
            <ol>
              {messages.map((message) => (
                <Bubble key={message.sid} message={message} ways={message === newest ? ways : []} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </div>
  );
}

function byDay(messages: Message[]): [day: string, messages: Message[]][] {
  return [...Map.groupBy(messages, ({ at }) => dayOf(at))];
}

import type { Content } from "../guide/guide.ts";
import { withoutDoorTag } from "../listen/door-tag.ts";
import type { MessageEvent } from "../state/event.ts";
import type { Turn } from "../state/turn.ts";

/**
 * Takes a message without the tags of doors, and reports the door. It is counted and never stored. A repeated webhook counts
 * once.
 */
export function byDoor(content: Content, event: MessageEvent, take: (event: MessageEvent) => Turn): Turn {
  const { text, door } = withoutDoorTag(content, event.text);
  const turn = take(text === event.text ? event : { ...event, text });
  const [first] = turn.happened;
  if (door === undefined || (first?.kind === "message" && first.as === "repeated")) return turn;
  return { ...turn, happened: [...turn.happened, { kind: "door", tag: door }] };
}

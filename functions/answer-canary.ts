import type { MessageEvent } from "./engine/state/event.ts";
import type { Turn } from "./engine/state/turn.ts";
import { takeTurn } from "./engine/take-turn.ts";
import type { TurnPorts } from "./ports.ts";

/**
 * Answers the canary: reads its row, replies as to the first message of a person, and replaces the row if it is still
 * the one that was read. The row's conversation is ignored, because repeated texts are not answered. The turn is not
 * logged, so it is not counted among those of people.
 *
 * @param address the canary's address, which determines its row
 * @returns the replies; nothing when another canary has written the row in between
 */
export async function answerCanary(
  { store, content, personKey, now }: TurnPorts,
  event: MessageEvent,
  address: string,
): Promise<Turn["replies"] | undefined> {
  const person = personKey(address);
  const time = now();
  const { version } = await store.load(person, time);
  const { conversation, replies } = takeTurn(content, undefined, event, { now: time });
  if (!conversation) throw new Error("the canary's words left no conversation to store");
  const written = await store.commit(person, { conversation, address: undefined, version });
  return written === "committed" ? replies : undefined;
}

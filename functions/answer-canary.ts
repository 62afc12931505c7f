import type { MessageEvent } from "./engine/state/event.ts";
import type { Turn } from "./engine/state/turn.ts";
import { takeTurn } from "./engine/take-turn.ts";
import type { TurnPorts } from "./ports.ts";

/**
 * Takes the canary's turn: reads its row, answers as the first words of a person are answered, and writes the row over,
 * on condition that it is still the one that was read. What the row says is not gone by, for the same text twice a day
 * would be met with silence; and the turn is not logged, so it is in no figure about people.
 *
 * @param address the canary's, which decides where its one row is
 * @returns the replies; nothing when another canary has written the row since it was read
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

import { needsAddress } from "./engine/conversation.ts";
import type { Content } from "./engine/guide.ts";
import { timerChange } from "./engine/promise.ts";
import { takeTurn } from "./engine/take-turn.ts";
import type { Event, Turn } from "./engine/turn.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";

/** What a turn needs of the world. */
export type Deps = {
  content: Content;
  store: Store;
  /** The keyed hash that a person is stored under, of their Twilio address. */
  personOf: (address: string) => string;
  /** Epoch milliseconds. */
  now: () => number;
  log: Log;
};

/** Each time round somebody's commit counts, so this many messages of one person's at once are all heard. */
const mostTries = 50;

/**
 * Takes one turn: load, decide, commit; on a lost race again, on the new state. Two round trips when nobody interferes,
 * one when nothing changes. Throws when the race is lost too often; nothing has been said or changed then.
 *
 * @param address the person's Twilio address when the event carries it; otherwise the stored one is kept
 * @returns the turn that was committed, and the address that was stored with it or given
 */
export async function converse(
  deps: Deps,
  person: string,
  event: Event,
  address?: string,
): Promise<{ turn: Turn; address: string | undefined }> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const now = deps.now();
    const loaded = await deps.store.load(person, now);
    const turn = takeTurn(deps.content, loaded.conversation, event, now);
    const known = address ?? loaded.address;
    const { conversation } = turn;
    if (!conversation || conversation === loaded.conversation) return { turn, address: known };
    const kept = needsAddress(conversation) ? known : undefined;
    const timer = timerChange(loaded.conversation, conversation);
    const next = { conversation, address: kept, version: loaded.version, timer };
    if ((await deps.store.commit(person, next)) === "committed") return { turn, address: known };
  }
  throw new Error(`lost the race ${mostTries} times`);
}

import type { Conversation } from "../engine/conversation.ts";

/**
 * What is stored of a person, and its version (0: nothing is). The address is there only while a promise is open:
 * it is needed to write first, and for nothing else.
 */
type Loaded = { conversation: Conversation | undefined; address: string | undefined; version: number };

/** One conditional write: the next state, for whoever still holds the version it was decided on. */
export type Commit = {
  conversation: Conversation;
  /** The person's Twilio address, kept (sealed) only with an open promise. */
  address: string | undefined;
  /** The version that was loaded. */
  version: number;
  timer?: { set: { id: string; dueAt: number } } | { drop: string } | undefined;
};

/** Where conversations are kept. A person is named by the keyed hash of their address (vault.ts). */
export interface Store {
  /** What is stored of this person at `now` (epoch ms); what has expired is nothing, whether deleted yet or not. */
  load(person: string, now: number): Promise<Loaded>;
  /** Writes, unless somebody else did since: then "lost", and nothing has changed. */
  commit(person: string, next: Commit): Promise<"committed" | "lost">;
  /** People with a promise past due at `now` (epoch ms), the longest overdue of each shard first; at most `limit` a shard. */
  overdue(now: number, limit: number): Promise<string[]>;
}

import type { TimerChange, WaitReason } from "../engine/checkback/wake-time.ts";
import type { AliasChange } from "../engine/state/alias.ts";
import type { Conversation } from "../engine/state/conversation.ts";

/** A stored conversation and its version: 0 when there is none. The address is stored only while it may be needed. */
export type Loaded = {
  conversation: Conversation | undefined;
  address: string | undefined;
  version: number;
  /** The row is an alias of the person's other address. Everything is stored under this key. */
  leadsTo?: string | undefined;
};

/** One conditional write of the next state. It is lost unless the stored version is still the one that was loaded. */
export type Commit = {
  conversation: Conversation;
  /** The person's Twilio address, stored sealed, only while a check-back may still be sent: see mayStillWrite. */
  address: string | undefined;
  /** The version that was loaded. */
  version: number;
  /** Timers by the id of their check-back. */
  timer?: TimerChange | undefined;
  /** The code that moves the check-back to another phone. Times are epoch milliseconds. */
  code?: CodeChange | undefined;
  /** The alias that leads to this person. The commit is lost when the alias's row leads to another person. */
  alias?: AliasChange | undefined;
};

/** Times are epoch milliseconds. */
export type CodeChange = {
  set: { code: string; checkBack: string; expiresAt: number }[];
  /** Codes that go on working for the same person, under another key or for another check-back. */
  repoint: { code: string; expiresAt: number }[];
  delete: string[];
  /** Deleted because it was texted: the commit is lost unless it is still there, so a code works once. */
  consume?: string;
};

/**
 * Another conversation, written or deleted in the same transaction. At most one is deleted: it has become part of the
 * first, so its timer and code are deleted, its alias may lead to the first, and its key may become an alias.
 */
export type AlsoWrite = { person: string } & ({ next: Commit } | { gone: Gone });

/** The conversation that a transaction deletes. */
export const goneIn = (also: AlsoWrite[]): { person: string; gone: Gone } | undefined =>
  also.find((each) => "gone" in each);

/**
 * The version that a commit leaves. After a merge it is higher than both versions before: the conversation may have had
 * this key before, and a commit that was decided on that older state must be lost.
 */
export const versionAfter = (version: number, also: AlsoWrite[]): number =>
  Math.max(version, goneIn(also)?.gone.version ?? 0) + 1;

/** `timers` are ids of check-backs. */
type Gone = { version: number; timers: string[]; codes: string[] };

/** A person whose check-back has been due since then (epoch milliseconds); also the end of a page of the index. */
export type Overdue = { person: string; dueAt: number };

/** A page of a shard of the index of due times: at most `limit` people, after `from`. */
type OverduePage = { shard: string; now: number; limit: number; from?: Overdue | undefined };

/** A person whose check-back was not sent when it was first due (epoch milliseconds). */
type Waiting = { person: string; firstDueAt: number };

/** Stores conversations. A person's key is the keyed hash of their address: see vault.ts. */
export interface Store {
  /** What is stored of this person at `now` (epoch milliseconds), without what has expired. */
  load(person: string, now: number): Promise<Loaded>;
  /** Writes, unless another commit came first: then it returns "lost" and changes nothing. */
  commit(person: string, next: Commit, ...also: AlsoWrite[]): Promise<"committed" | "lost">;
  /**
   * The person whose check-back a code moves; nothing when it is unknown, used or expired at `now` (epoch
   * milliseconds).
   */
  personByCode(code: string, now: number): Promise<string | undefined>;
  /**
   * People whose check-back is due at `now` (epoch milliseconds): one page of one shard of the index, the longest
   * overdue first, and where the next page begins.
   */
  overdue(page: OverduePage): Promise<{ due: Overdue[]; next?: Overdue | undefined }>;
  /**
   * How many people have a check-back that waits since it was due, and the one that was due first. A person counts once,
   * by the reason of the check-back that has waited longest.
   */
  waiting(reason: WaitReason): Promise<{ count: number; oldest?: Waiting | undefined }>;
}

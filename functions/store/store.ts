import type { TimerChange, WaitReason } from "../engine/checkback/wake-time.ts";
import type { AliasChange } from "../engine/state/alias.ts";
import type { Conversation } from "../engine/state/conversation.ts";

/**
 * What is stored of a person, and its version (0: nothing is). The address is there only while we may still write first:
 * for nothing else is it needed.
 */
export type Loaded = {
  conversation: Conversation | undefined;
  address: string | undefined;
  version: number;
  /** This is an alias, the key of the person's other address: everything is stored under this one. */
  leadsTo?: string | undefined;
};

/** One conditional write: the next state, for whoever still holds the version it was decided on. */
export type Commit = {
  conversation: Conversation;
  /** The person's Twilio address, kept (sealed) only while we may still write first: see mayStillSend. */
  address: string | undefined;
  /** The version that was loaded. */
  version: number;
  /** Timers by the id of their promise. */
  timer?: TimerChange | undefined;
  /** The code that moves the promise to another phone: set when it's made, dropped when it's over. Times are epoch ms. */
  code?: CodeChange | undefined;
  /** The alias that leads to this person: the commit is lost when its row leads to anybody else. */
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
 * A second person's conversation, written or deleted in the same commit: all of it, or nothing. One that is gone has
 * become part of the first: its timer and code go with it, its alias may lead to the first, and its key may become one.
 */
export type SecondWrite = { person: string } & ({ next: Commit } | { gone: Gone });

/**
 * The version that a commit leaves. What is moved here goes on counting from the higher of the two: its key may have been
 * its key before, and a commit that was decided on what was there then must be lost.
 */
export const versionAfter = (version: number, also?: SecondWrite): number =>
  Math.max(version, also && "gone" in also ? also.gone.version : 0) + 1;

/** `timers` are ids of check-backs. */
type Gone = { version: number; timers: string[]; codes: string[] };

/** A person with a promise to look at, and since when (epoch ms); also where a page of the index ends. */
export type Overdue = { person: string; dueAt: number };

/** A person whose promise could not be sent when it was first due (epoch ms). */
type Waiting = { person: string; firstDueAt: number };

/** Where conversations are kept. A person is named by the keyed hash of their address (vault.ts). */
export interface Store {
  /** What is stored of this person at `now` (epoch ms); what has expired is nothing, whether deleted yet or not. */
  load(person: string, now: number): Promise<Loaded>;
  /** Writes, unless somebody else did since: then "lost", and nothing has changed. */
  commit(person: string, next: Commit, also?: SecondWrite): Promise<"committed" | "lost">;
  /** Whose promise a code moves; nothing when it's unknown, used or expired at `now` (epoch ms). */
  personByCode(code: string, now: number): Promise<string | undefined>;
  /**
   * People whose promise has to be looked at by `now` (epoch ms): a page of one shard of the index, the longest overdue
   * first, and where the next page begins.
   */
  overdue(
    shard: string,
    now: number,
    limit: number,
    from?: Overdue,
  ): Promise<{ due: Overdue[]; next?: Overdue | undefined }>;
  /** How many promises could not be sent when they were due for this reason, and the one that was due first. */
  waiting(reason: WaitReason): Promise<{ count: number; oldest?: Waiting | undefined }>;
}

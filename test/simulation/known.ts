import type { Attempt, CheckBack } from "../../functions/engine/state/check-back.ts";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import type { Account } from "./phones.ts";
import type { Process } from "./process.ts";
import type { Message } from "./twilio.ts";

/* What the oracle knows of a check-back, from people's messages and from the table. */

/** A claim: the right to one request to Twilio. */
export type Claim = {
  account: Account;
  by: Process;
  /** When it was decided, and when it was written. */
  at: number;
  writtenAt: number;
  isNotice: boolean;
  /** When the person last wrote, as it is stored. */
  lastHeardAt: number;
  requests: number;
};

export type KnownCheckBack = {
  id: string;
  guide: string;
  home: Account;
  /** The page that made it. */
  page: string;
  madeAt: number;
  /** Its last state with each account that had it, and whether it is still there. */
  holders: Map<Account, { checkBack: CheckBack; isThere: boolean }>;
  /** A person texted its code. */
  isTaken?: boolean;
  /** Why it is not wanted any more. */
  over?: string;
  /** When the person that has it wrote, since it was made. */
  received: number[];
  claims: Claim[];
  /** Messages that Twilio took: those that ask, and notices that it has moved. */
  messages: Message[];
  notices: Message[];
};

/** One conversation of a commit, before and after it. */
export type Change = { account: Account; person: string; before: Conversation | undefined; after: Conversation };

export const checkBackIn = (conversation: Conversation | undefined, id: string): CheckBack | undefined =>
  conversation?.checkBacks.find((each) => each.id === id);

export const attemptOf = (checkBack: CheckBack): Attempt | undefined =>
  "attempt" in checkBack ? checkBack.attempt : "lastAttempt" in checkBack ? checkBack.lastAttempt : undefined;

/** It continues by SMS. */
export const wentOnBySms = (checkBack: CheckBack): boolean =>
  checkBack.state === "handed-over" && checkBack.smsPerson !== undefined;

/** It lives here, and is not only a notice of where it has gone. */
export const livesHere = ({ purpose, state }: CheckBack): boolean => purpose === "ask" && state !== "handed-over";

/** When everything about a person has to be deleted: 30 days after their last message, an hour after DELETE. */
export const forgottenAt = ({ erased, lastHeardAt }: Conversation): number =>
  lastHeardAt + (erased ? 1 : 30 * 24) * 3600_000;

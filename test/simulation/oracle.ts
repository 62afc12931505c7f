import { maxSilence } from "../../functions/engine/checkback/check-back.ts";
import { wakeAt } from "../../functions/engine/checkback/wake-time.ts";
import { type CheckBack, type Conversation, forgottenAt } from "../../functions/engine/state/conversation.ts";
import { type Heard, isTouched, onlyWhatWasAsked } from "./asked-for.ts";
import { codeWasRight } from "./codes.ts";
import { ending, questions } from "./guide.ts";
import { oneLine, type Words } from "./meant.ts";
import { type Account, homeOf } from "./phones.ts";
import type { Process } from "./process.ts";
import { createSilence } from "./silence.ts";
import type { Written } from "./table.ts";
import type { Message } from "./twilio.ts";

/*
 * Looks on. From what is written to the table and what people said it knows of every promise whether it is still wanted,
 * and where it lives; it never asks our code.
 */

/** A claim: the right to one request to Twilio. */
export type Claim = {
  account: Account;
  by: Process;
  /** When it was decided, and when it was written. */
  at: number;
  writtenAt: number;
  isNotice: boolean;
  /** When we think that they last wrote. */
  lastHeardAt: number;
  requests: number;
};

/** All that is known of one promise. */
export type Tale = {
  id: string;
  home: Account;
  /** The page that made it. */
  page: string;
  madeAt: number;
  /** Its last state at everyone who ever had it, and whether it is still there. */
  held: Map<Account, { promise: CheckBack; isThere: boolean }>;
  /** Somebody texted its code. */
  isTaken?: boolean;
  /** Why it is no longer wanted. */
  over?: string;
  /** When the person that it lives with wrote, after it was made. */
  heard: number[];
  claims: Claim[];
  /** Check-backs that Twilio took, and notices that it has moved. */
  messages: Message[];
  notices: Message[];
};

export type Watch = {
  now: () => number;
  accountOf: (person: string) => Account;
  /** What a person said in the message with this id, and what they meant. */
  wordsOf: (id: string) => Words;
  /** When it arrived at Twilio. */
  saidAt: (id: string) => number;
  stored: (person: string) => { address: string | undefined; holdsCode: (code: string) => boolean };
  calmest: (from: number, to: number) => number;
  sweepGrace: number;
  claimed: (tale: Tale, claim: Claim, conversation: Conversation) => void;
  wrong: (what: string) => void;
  count: (what: string) => void;
};

/** The sweep's interval, and what one run of it may take in fair weather. */
const mostOverdue = 5 * 60_000 + 90_000;

const hour = 3600_000;

const isLive = (promise: CheckBack | undefined) => promise?.state === "open" || promise?.state === "sending";

export function createJudge(watch: Watch) {
  const { now, wrong, count } = watch;
  const tales = new Map<string, Tale>();
  const conversations = new Map<Account, Conversation>();
  const writtenAt = new Map<Account, number>();
  const silence = createSilence(wrong);
  /** Who said STOP, and was heard, and has not said START since. */
  const stopped = new Set<Account>();
  /** Who asked for something, and was asked for their language first. */
  const waiting = new Set<Account>();
  /** The message that was heard last: what the same process writes with it, of somebody else, is its doing as well. */
  let last: { heard: Heard; by: Process; at: number } | undefined;

  function written({ person, after, by }: Written) {
    const account = watch.accountOf(person);
    // Gone from this key: it has moved to the person's new one.
    if (!after) return;
    const known = conversations.get(account);
    const isForgotten = known !== undefined && forgottenAt(known) <= now();
    const before = isForgotten ? undefined : known;
    conversations.set(account, after);
    const [was, is] = [before?.promise, after.promise];
    // What is left of an erased person may move to another key after its hour, by a process that slept: nobody said it again.
    const heard = heardNow(after.erased ? known : before, after);
    if (isForgotten && isLive(known.promise)) wrong(`${account.name} was forgotten with a promise that was still open`);
    if (before) nothingUndone(account, before, after, heard?.words.means === "start");
    if (was && was.id !== is?.id) left(account, was, after);
    if (is && is.id !== was?.id) arrived(account, is, after, heard?.id);
    if (is) tales.get(is.id)!.held.set(account, { promise: is, isThere: true });
    if (heard) listened(account, heard, before, after, by);
    else if (last?.by === by && last.at === now()) alsoWritten(account, last.heard, was, is);
    checkWake(account, was, is, writtenAt.get(account) ?? 0);
    writtenAt.set(account, now());
    checkStored(account, person, after);
    if (is?.state === "sending" && is.attempts > (was?.id === is.id ? was.attempts : 0))
      claimed(account, is, after, by);
  }

  /** The message that this write is the hearing of. */
  function heardNow(before: Conversation | undefined, after: Conversation): Heard | undefined {
    const newest = after.recent.at(-1);
    if (!newest || before?.recent.some(({ id }) => id === newest.id)) return undefined;
    return { id: newest.id, words: watch.wordsOf(newest.id), said: newest.replies.flat() };
  }

  /** What a message does to the conversation of the same person on another channel, or of whoever had the check-back. */
  function alsoWritten({ name }: Account, { words }: Heard, was: CheckBack | undefined, is: CheckBack | undefined) {
    if (["nothing", "look"].includes(words.means) && isTouched(was, is, wasAsked(was)))
      wrong(
        `"${oneLine(words.text)}", which means "${words.means}", was said, and ${name}'s ${was?.id} is ${is?.state}`,
      );
  }

  const wasAsked = (promise: CheckBack | undefined) => (tales.get(promise?.id ?? "")?.messages.length ?? 0) > 0;

  function left(account: Account, was: CheckBack, after: Conversation) {
    const tale = tales.get(was.id)!;
    tale.held.set(account, { promise: was, isThere: false });
    // What went on by SMS is theirs, unless they took over another one by its code.
    const isMoved = after.promise !== undefined && tales.has(after.promise.id);
    if ((was.continuesBySms && !isMoved) || (!was.isHandoverNotice && was.state !== "handed-over"))
      tale.over ??= after.erased ? "erased" : "replaced";
  }

  function arrived(account: Account, is: CheckBack, after: Conversation, heard: string | undefined) {
    if (tales.has(is.id)) return count(heard === undefined ? "went on by SMS" : "handed over");
    if (heard !== is.id) wrong(`${account.name} has promise ${is.id} out of nothing`);
    const page = after.place ?? "";
    const rest = { held: new Map(), heard: [], claims: [], messages: [], notices: [] };
    tales.set(is.id, { id: is.id, home: account, page, madeAt: watch.saidAt(is.id), ...rest });
    count("promises made");
  }

  function listened(
    account: Account,
    heard: Heard,
    before: Conversation | undefined,
    after: Conversation,
    by: Process,
  ) {
    const { words, said } = heard;
    const { name } = account;
    last = { heard, by, at: now() };
    const isWaiting = waiting.has(account);
    onlyWhatWasAsked({ name, heard, before, after, wasAsked: wasAsked(before?.promise), isWaiting, now: now(), wrong });
    if (after.place !== "/language") waiting.delete(account);
    else if (["apply", "end"].includes(words.means)) waiting.add(account);
    silence.heard(name, heard, before, after, now());
    if (words.means === "nothing" && questions.includes(before?.place ?? "")) count("nothing, at an open question");
    if (words.means === "nothing" && before?.promise?.state === "sending") count("nothing, during a check-back");
    const tale = after.promise && tales.get(after.promise.id);
    // Where it only used to live, a word means nothing for it.
    const { continuesBySms, isHandoverNotice, state } = after.promise ?? {};
    const taken = codeWasRight({ account, heard, before, after, conversations, now: now(), wrong });
    if (taken !== undefined) tales.get(taken)!.isTaken = true;
    // A code that moves another promise here is no word about the one that went on by SMS.
    const isHere =
      (continuesBySms && taken === undefined) || (state !== undefined && !isHandoverNotice && state !== "handed-over");
    if (tale && isHere) tale.heard.push(now());
    const isStop = words.means === "stop";
    if (isStop) {
      stopped.add(account);
      if (!after.optedOut) wrong(`${name} said ${oneLine(words.text)}, and is not opted out`);
      if (after.promise?.state === "open") wrong(`${name} said ${oneLine(words.text)}, and the promise is still open`);
    }
    // Whoever is erased has said nothing.
    if (words.means === "start" || after.erased) stopped.delete(account);
    if (tale && isHere && (isStop || said.some(({ place }) => ending.includes(place))))
      tale.over ??= `said ${words.text}`;
    const reached = tale?.messages.some(({ heard }) => heard.includes("delivered"));
    if (reached && said.some(({ part }) => part === "missed")) wrong(`${name} is told that nothing arrived`);
  }

  /** What was written stays written: nobody writes over what they have not read. */
  function nothingUndone(account: Account, before: Conversation, after: Conversation, isStart: boolean) {
    const [was, is] = [before.promise, after.promise];
    if (after.erased) return;
    const newest = before.recent.at(-1)?.id;
    // What is left of somebody who was erased is under the address that they were shown by: nothing leads there.
    const isLeft = before.erased && account.channel === "whatsapp";
    if (newest !== undefined && !isLeft && !after.recent.some(({ id }) => id === newest))
      wrong(`${account.name}: ${newest} is undone`);
    if (was && !is && tales.get(was.id)?.over === undefined) wrong(`${account.name}: ${was.id} is gone`);
    // What had moved away may have come back.
    const isSame = was && is?.id === was.id && was.state !== "handed-over";
    const isLess = isSame && (is.attempts < was.attempts || is.sids.length < was.sids.length);
    if (isLess) wrong(`${account.name}: what became of ${was.id} is undone`);
    if (before.optedOut && !after.optedOut && !isStart) wrong(`${account.name}: their STOP is undone`);
  }

  /** Whatever was due has waited no longer than the sweep needs when the weather is fair. */
  function checkWake(account: Account, was: CheckBack | undefined, is: CheckBack | undefined, since: number) {
    const wake = wakeAt(was);
    if (wake === undefined || wake >= now() || (is?.id === was?.id && wakeAt(is) === wake)) return;
    // A planned time is the timer's for a while; a retry is the sweep's.
    const isPlanned = was && !was.isHandoverNotice && (was.attempts === 0 || was.askAgainAt !== undefined);
    const from = isPlanned ? wake + watch.sweepGrace : wake;
    if (from >= now()) return;
    const waited = watch.calmest(Math.max(from, since), now());
    if (waited > mostOverdue)
      wrong(`${account.name}: ${was?.id} waited ${Math.round(waited / 60_000)} minutes for nothing`);
  }

  /** The address is there while somebody may have to be written to, and the code while it works: else neither. */
  function checkStored(account: Account, person: string, { promise }: Conversation) {
    const { address, holdsCode } = watch.stored(person);
    // What we could not send for a reason of ours may be sent when the operator has set it right.
    const isNeeded = wakeAt(promise) !== undefined || promise?.state === "unsendable";
    if (isNeeded && homeOf(address ?? "") !== account.address) wrong(`${account.name}: the address is missing`);
    if (!isNeeded && address !== undefined) wrong(`${account.name}: the address is kept for nothing`);
    const isYoung = promise !== undefined && now() - promise.madeAt < maxSilence - hour;
    if (isYoung && promise.code !== undefined && !holdsCode(promise.code))
      wrong(`${account.name}: the code does not work`);
  }

  function claimed(account: Account, is: CheckBack, after: Conversation, by: Process) {
    const tale = tales.get(is.id)!;
    const claim = {
      account,
      by,
      at: is.claimedAt ?? 0,
      writtenAt: now(),
      isNotice: is.isHandoverNotice === true,
      lastHeardAt: after.lastHeardAt,
      requests: 0,
    };
    tale.claims.push(claim);
    if (stopped.has(account)) wrong(`${account.name}: claimed after STOP`);
    watch.claimed(tale, claim, after);
  }

  return { written, tales, conversations, stopped };
}

import type { CheckBack } from "../../functions/engine/state/check-back.ts";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import type { Received } from "./asked-for.ts";
import { nextTime } from "./due.ts";
import { type Effect, effectsOf } from "./effects.ts";
import type { InFlight } from "./in-flight.ts";
import { attemptOf, type Change, type Claim, checkBackIn, forgottenAt, type KnownCheckBack } from "./known.ts";
import type { Words } from "./meanings.ts";
import { createMessageRules } from "./message-rules.ts";
import type { Account } from "./phones.ts";
import type { Process } from "./process.ts";
import { createScreens } from "./screens.ts";
import type { SendInvariants } from "./send-invariants.ts";
import { checkStored } from "./stored.ts";
import type { Committed, Stored } from "./table.ts";
import { createWaits } from "./waits.ts";

/*
 * The oracle. It knows of every check-back whether it is still wanted and where it is, only from people's messages and
 * from the writes to the table. It never asks the code under test.
 */

type Options = {
  now: () => number;
  accountOf: (person: string) => Account;
  /** What a person said in the message with this id, and when it arrived at Twilio. */
  wordsOf: (id: string) => Words;
  saidAt: (id: string) => number;
  stored: (person: string) => Stored;
  longestCalm: (from: number, to: number) => number;
  sweepGrace: number;
  inFlight: InFlight;
  claimed: SendInvariants["claimed"];
  violated: (what: string) => void;
  count: (what: string) => void;
};

export type Oracle = {
  committed: (committed: Committed) => void;
  checkBacks: ReadonlyMap<string, KnownCheckBack>;
  /** When the last message of the person arrived at Twilio, from any account that had the check-back. */
  lastWordOf: (known: KnownCheckBack) => number;
};

const hour = 3600_000;

export function createOracle(options: Options): Oracle {
  const { now, violated, count } = options;
  const checkBacks = new Map<string, KnownCheckBack>();
  const conversations = new Map<Account, Conversation>();
  const screens = createScreens();
  const messageRules = createMessageRules({ ...options, checkBacks, conversations, screens });
  const { inFlight } = options;
  const checkWaits = createWaits(options);

  function committed({ by, writes }: Committed) {
    const changes = writes.flatMap(({ person, after }) => (after ? [changeOf(person, after)] : []));
    const [first, received] = receivedIn(changes);
    const effects = changes.flatMap((change) =>
      effectsOf(change, {
        isKnown: (id) => checkBacks.has(id),
        wasAsked: (id) => (checkBacks.get(id)?.messages.length ?? 0) > 0,
      }),
    );
    for (const change of changes) nothingUndone(change, received?.words.means === "start");
    const taken = first && received ? messageRules.before({ change: first, received, effects }) : undefined;
    for (const effect of effects) note(effect, changes, received);
    for (const { account, after } of changes) hold(account, after);
    if (first && received) messageRules.after({ change: first, received, effects }, taken);
    for (const change of changes) {
      checkWaits(change);
      inFlight.committed(change, received !== undefined);
      checkStored(change, options.stored(change.person), now(), violated);
      for (const checkBack of change.after.checkBacks)
        if (checkBack.state === "sending") claim(change, checkBack.id, by);
    }
  }

  function changeOf(person: string, after: Conversation): Change {
    const account = options.accountOf(person);
    const before = conversations.get(account);
    if (!before || forgottenAt(before) > now()) return { account, person, before, after };
    if (before.checkBacks.some(({ state }) => state === "open" || state === "sending"))
      violated(`${account.name} was forgotten with a check-back that was still open`);
    return { account, person, before: undefined, after };
  }

  /** The message that a commit is the handling of, and whose it is. */
  function receivedIn(changes: Change[]): [Change, Received] | [] {
    for (const change of changes) {
      const { account, before, after } = change;
      // What is left of an erased person may move to another key later, and no message is received then.
      const known = after.erased ? conversations.get(account) : before;
      const newest = after.recent.at(-1);
      if (newest && !known?.recent.some(({ id }) => id === newest.id))
        return [change, { id: newest.id, words: options.wordsOf(newest.id), said: newest.replies.flat() }];
    }
    return [];
  }

  /** A process does not overwrite what it has not read. */
  function nothingUndone({ account, before, after }: Change, isStart: boolean) {
    if (!before || after.erased) return;
    const newest = before.recent.at(-1)?.id;
    // What is left of an erased person is stored under the address that they were shown by: nothing leads there.
    const isLeft = before.erased && account.channel === "whatsapp";
    if (newest !== undefined && !isLeft && !after.recent.some(({ id }) => id === newest))
      violated(`${account.name}: ${newest} is undone`);
    for (const was of before.checkBacks) {
      const is = checkBackIn(after, was.id);
      // What had moved away may have come back.
      if (!is || was.state === "handed-over") continue;
      const [earlier, later] = [attemptOf(was)?.number ?? 0, attemptOf(is)?.number];
      if ((later !== undefined && later < earlier) || is.messageIds.length < was.messageIds.length)
        violated(`${account.name}: what became of ${was.id} is undone`);
    }
    if (before.optedOut && !after.optedOut && !isStart) violated(`${account.name}: their STOP is undone`);
  }

  function note(effect: Effect, changes: Change[], received: Received | undefined) {
    const { kind, account, checkBack } = effect;
    const { after } = changes.find((each) => each.account === account)!;
    // Erasing a person on WhatsApp erases their check-backs that continue by SMS.
    const isErased = changes.some((each) => each.after.erased);
    if (kind === "left") left(account, checkBack, after, { isErased, made: received?.id });
    if (kind === "arrived") count(received === undefined ? "went on by SMS" : "handed over");
    if (kind !== "made") return;
    const { id, guide } = checkBack;
    if (received?.id !== id) violated(`${account.name} has the check-back ${id} out of nothing`);
    const page = after.place ?? "";
    const isSaid = received?.said.some((each) => each.guide === guide && each.place === page);
    if (!isSaid) violated(`${account.name} has a check-back of ${guide}, and was not told so`);
    const madeAt = options.saidAt(id);
    const rest = { holders: new Map(), received: [], claims: [], messages: [], notices: [] };
    checkBacks.set(id, { id, guide, home: account, page, madeAt, ...rest });
    count("check-backs made");
    const others = after.checkBacks.filter((each) => each !== checkBack && each.state === "open");
    if (others.length > 0) count("made beside another one");
    const isSoon = (at: number) => Math.abs(at - (nextTime(checkBack) ?? 0)) <= hour;
    if (others.some((each) => isSoon(nextTime(each) ?? 0))) count("due within the same hour");
  }

  /** A check-back is not there any more: only another one of its guide may have taken its place. */
  function left(
    account: Account,
    was: CheckBack,
    after: Conversation,
    { isErased, made }: { isErased: boolean; made: string | undefined },
  ) {
    const known = checkBacks.get(was.id)!;
    known.holders.set(account, { checkBack: was, isThere: false });
    const next = after.checkBacks.find(({ guide }) => guide === was.guide);
    if (next && was.state === "open") count("replaced before it was sent");
    if (!isErased && !next) violated(`${account.name}: ${was.guide} ${was.id} is gone`);
    // One that went on by SMS stays wanted when another one is taken over here by its code.
    const isTakenOver = next !== undefined && next.id !== made && checkBacks.has(next.id);
    const isElsewhere = was.purpose === "notice" || (was.state === "handed-over" && !was.smsPerson);
    const isBySms = was.state === "handed-over" && was.smsPerson !== undefined;
    if (!isElsewhere && !(isBySms && isTakenOver)) known.over ??= isErased ? "erased" : "replaced";
  }

  function hold(account: Account, { checkBacks: held }: Conversation) {
    for (const checkBack of held) checkBacks.get(checkBack.id)?.holders.set(account, { checkBack, isThere: true });
  }

  function claim(change: Change, id: string, by: Process) {
    const { account, before, after } = change;
    const is = checkBackIn(after, id);
    const was = checkBackIn(before, id);
    if (is?.state !== "sending" || is.attempt.number <= ((was && attemptOf(was)?.number) ?? 0)) return;
    const known = checkBacks.get(id)!;
    const claimed: Claim = {
      account,
      by,
      at: is.attempt.startedAt,
      writtenAt: now(),
      isNotice: is.purpose === "notice",
      lastHeardAt: after.lastHeardAt,
      requests: 0,
    };
    known.claims.push(claimed);
    if (!claimed.isNotice) screens.claimed(known, claimed);
    if (messageRules.hasStopped(account)) violated(`${account.name}: claimed after STOP`);
    options.claimed(known, claimed, is, change);
    inFlight.claimed(id, claimed);
  }

  function committedAndKept(commit: Committed) {
    committed(commit);
    for (const { person, after } of commit.writes) if (after) conversations.set(options.accountOf(person), after);
  }

  return { committed: committedAndKept, checkBacks, lastWordOf: messageRules.lastWordOf };
}

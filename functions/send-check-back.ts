import { contactTime } from "./engine/guide/contact-hours.ts";
import type { CheckBack } from "./engine/state/conversation.ts";
import type { DueEvent, SendResult, Turn } from "./engine/state/turn.ts";
import { failureOf, logTurn } from "./log/log.ts";
import { moveToSms } from "./move-to-sms.ts";
import type { Sender, SendPorts } from "./ports.ts";
import { runTurn } from "./run-turn.ts";

/** What came of a check-back that was looked at. */
export type CheckBackResult = {
  /** A word of the engine's, for the log. */
  did: string;
  /** How long it had been past due within the guide's contact hours, in milliseconds. */
  overdue: number;
  /** When Twilio takes nothing from this account or sender: which of them, and its code, 401 when it gave none. */
  refusal?: { of: "account" | "sender"; code: number } | undefined;
};

/** Sends one check-back as `sendDue` does, and answers with what came of it, for the log. */
export const sendCheckBack = async (deps: SendPorts, alarmed: string, id?: string): Promise<string> =>
  (await sendDue(deps, alarmed, id)).did;

/**
 * Sends one check-back that is due: claim, send, record the result. The claim is committed before Twilio is asked, so
 * another process finds it taken. A claim without a result is looked up at Twilio after its lease, before it is sent again.
 * Throws when what is stored cannot be read or written.
 *
 * @param alarmed the key of the person, or one that leads to them since the alarm was set
 * @param id the promise whose alarm went off; without it, any that the person has open
 */
async function sendDue(deps: SendPorts, alarmed: string, id?: string): Promise<CheckBackResult> {
  const taken = await runTurn(deps, alarmed, await dueEvent(deps, id));
  const { turn, did } = await act(deps, taken);
  const verdict = turn?.outcome.verdict;
  return {
    did,
    overdue: overdueBy(deps, taken.before?.promise),
    ...((verdict === "account" || verdict === "sender") && {
      refusal: { of: verdict, code: turn?.outcome.code ?? 401 },
    }),
  };
}

/** What a promise may wait for without being overdue. */
export const unmeasured: ReadonlySet<string> = new Set(["phone", "country", "limit", "budget"]);

/** How long a promise has been past due, counted from when it was first due. */
function overdueBy({ content, now }: SendPorts, promise: CheckBack | undefined): number {
  // A phone that is off is no fault of the deployment; the others have alarms of their own.
  if (unmeasured.has(promise?.waitsFor ?? "")) return 0;
  const guide = promise && content.guides[promise.guide];
  const since = promise?.askAgainAt ?? promise?.firstDueAt ?? promise?.dueAt;
  return guide && since !== undefined ? contactTime(guide, since, now()) : 0;
}

/** A turn that was committed: see converse. */
type Taking = Awaited<ReturnType<typeof runTurn>>;
type Acted = { did: string; turn?: Turn };

async function act(deps: SendPorts, taken: Taking): Promise<Acted> {
  const began = performance.now();
  const { turn, person, address } = taken;
  const promise = turn.conversation?.promise;
  if (turn.outcome.did === "look" && promise) return askTwilio(deps, person, turn, promise, address);
  if (turn.outcome.did === "by-sms") return continueBySms(deps, person, taken, address);
  const [reply] = turn.replies;
  if (!reply || !turn.conversation || !promise) {
    logTurn(deps, taken, began);
    return { did: turn.outcome.did };
  }
  const { text, template } = reply;
  const sent: SendResult =
    address === undefined
      ? { kind: "refused", verdict: "ours", code: undefined }
      : await sendIfStillHeld(deps, promise, {
          to: address,
          from: turn.conversation.ourAddress,
          text,
          template,
          promise: promise.id,
        });
  const settled = await recordResult(deps, person, promise, sent, address);
  const { did } = settled.turn.outcome;
  const replies = sent.kind === "refused" ? [] : turn.replies;
  const outcome = { ...settled.turn.outcome, ...turn.outcome, did: `check-back-${did}` };
  logTurn(deps, { ...settled, turn: { ...settled.turn, replies, outcome } }, began);
  return { did, turn: settled.turn };
}

async function dueEvent({ templates, smsRoute }: SendPorts, promise?: string): Promise<DueEvent> {
  return { kind: "due", promise, templates: await templates(), canText: smsRoute !== undefined };
}

/** Nothing but SMS is left: there, if it can be; else over, and to be looked at. */
async function continueBySms(
  deps: SendPorts,
  person: string,
  taken: Taking,
  address: string | undefined,
): Promise<Acted> {
  const began = performance.now();
  const id = taken.turn.conversation?.promise?.id;
  const moved = address === undefined ? undefined : await moveToSms(deps, person, id, address);
  // Somebody was quicker: whatever is left to do is still in the index.
  if (moved === "lost") return { did: "lost" };
  if (moved) {
    logTurn(deps, taken, began);
    return act(deps, await runTurn(deps, moved.person, await dueEvent(deps, moved.promise)));
  }
  return act(deps, await runTurn(deps, person, { ...(await dueEvent(deps, id)), canText: false }));
}

/** How old a claim may be when Twilio is asked, in milliseconds: whoever says STOP meanwhile is written to all the same. */
const maxClaimAge = 30_000;

/** Sends, unless the claim is no longer ours to use: a process may have been asleep since. */
async function sendIfStillHeld(
  deps: SendPorts,
  promise: CheckBack,
  message: Parameters<Sender["send"]>[0],
): Promise<SendResult> {
  const isHeld = deps.now() - (promise.claimedAt ?? 0) < maxClaimAge;
  return isHeld ? deps.sender.send(message) : { kind: "unknown" };
}

/** Nobody settled it within its lease: Twilio knows whether it went out. When Twilio can't say, it stays as it is. */
async function askTwilio(
  deps: SendPorts,
  person: string,
  { conversation }: Turn,
  promise: CheckBack,
  address?: string,
): Promise<Acted> {
  const began = performance.now();
  const since = promise.claimedAt ?? promise.madeAt;
  const found: SendResult =
    address === undefined || !conversation
      ? { kind: "refused", verdict: "ours", code: undefined }
      : await deps.sender.lookUp(address, promise.sentFrom ?? conversation.ourAddress, since, promise.sids);
  const settled = await recordResult(deps, person, promise, found, address);
  const { outcome } = settled.turn;
  const turn = { ...settled.turn, outcome: { ...outcome, did: `looked-up-${outcome.did}` } };
  logTurn(deps, { ...settled, turn }, began);
  return { did: outcome.did, turn };
}

async function recordResult(
  deps: SendPorts,
  person: string,
  { id, attempts }: CheckBack,
  sent: SendResult,
  address?: string,
) {
  const event = { kind: "settled", promise: id, attempt: attempts, sent } as const;
  const taken = await runTurn(deps, person, event, address);
  if (taken.turn.conversation || address === undefined) return taken;
  // The secret is being changed, and they wrote meanwhile: they are stored under their new key now.
  return runTurn(deps, deps.personKey(address), event, address);
}

/**
 * Sends a check-back as `keep` does; a failure is logged, so that others go on.
 *
 * @returns what came of it; nothing when it failed
 */
export async function trySendCheckBack(
  deps: SendPorts,
  person: string,
  id?: string,
): Promise<CheckBackResult | undefined> {
  try {
    return await sendDue(deps, person, id);
  } catch (error) {
    deps.log({ turn: "keep-failed", ...failureOf(error) });
    return undefined;
  }
}

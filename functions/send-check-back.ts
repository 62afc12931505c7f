import { dueNow, type WaitReason } from "./engine/checkback/wake-time.ts";
import { contactTime } from "./engine/guide/contact-hours.ts";
import type { CheckBackState } from "./engine/state/check-back.ts";
import { type Conversation, checkBackById } from "./engine/state/conversation.ts";
import type { DueEvent, SendResult, SendResultEvent } from "./engine/state/event.ts";
import type { FailureKind } from "./engine/state/failure.ts";
import type { NotDue } from "./engine/state/happened.ts";
import type { Effect } from "./engine/state/turn.ts";
import { failureOf } from "./log/failure-of.ts";
import { logTurn } from "./log/log.ts";
import { outcomeOf } from "./log/outcome.ts";
import { moveToSms } from "./move-to-sms.ts";
import type { SendPorts } from "./ports.ts";
import { type Known, type Run, runTurn } from "./run-turn.ts";

/** The outcome of a due check-back: its state, why nothing was done, or "lost" to another process. */
export type CheckBackOutcome = CheckBackState | NotDue | "postponed" | "lost";

export type CheckBackResult = {
  outcome: CheckBackOutcome;
  /** How long it had been overdue within the guide's contact hours, in milliseconds. */
  overdueMs: number;
  /**
   * When the provider accepts nothing from this account or sender: which of the two, and the code; 401 without a code.
   */
  refusal?: { of: "account" | "sender"; code: number } | undefined;
};

/** More check-backs than a person can have. Each is handled once in a run. */
const maxInOneRun = 100;

/**
 * Sends a person's due check-backs one after the other: claim, send, record the result. The claim is committed before
 * the message is sent, so another process finds the check-back claimed. After the lease of a claim without a result,
 * the provider is asked before the message is sent again. Throws when the table cannot be read or written.
 *
 * @param person the person's key, or a key that leads to it since the timer was set
 * @param id the check-back whose timer was removed; without it, any of the person's
 * @returns the outcome of each, in the order of their due times
 */
async function sendCheckBacks(deps: SendPorts, person: string, id?: string): Promise<CheckBackResult[]> {
  const known = await knownOf(deps);
  const [results, done]: [CheckBackResult[], string[]] = [[], []];
  for (let round = 0; round < maxInOneRun; round += 1) {
    const event: DueEvent = { kind: "due", checkBack: round === 0 ? id : undefined, except: done };
    const run = await runTurn(deps, person, event, { known });
    const due = dueNow(run.before, deps.now(), done);
    // When the one whose timer was removed is not due, nothing was done. The others have timers of their own.
    const checkBack = due.some((each) => each.id === (event.checkBack ?? each.id)) ? due[0] : undefined;
    const { outcome, failure, code, after } = await carryOut(deps, run, known);
    results.push({ outcome, overdueMs: overdueBy(deps, run.before, checkBack?.id), refusal: refusalOf(failure, code) });
    if (!checkBack || outcome === "being-sent") break;
    done.push(checkBack.id);
    if (dueNow(after, deps.now(), done).length === 0) break;
  }
  return results;
}

/** The outcome of the given check-back, or of the first due one: for the operator and for tests. */
export const sendCheckBack = async (deps: SendPorts, person: string, id?: string): Promise<CheckBackOutcome> =>
  (await sendCheckBacks(deps, person, id))[0]?.outcome ?? "no-check-back";

/**
 * Sends a person's check-backs. A failure is logged, so that the caller continues.
 *
 * @returns the outcomes; undefined when it failed
 */
export async function trySendCheckBacks(
  deps: SendPorts,
  person: string,
  id?: string,
): Promise<CheckBackResult[] | undefined> {
  try {
    return await sendCheckBacks(deps, person, id);
  } catch (error) {
    deps.log({ turn: "send-failed", ...failureOf(error) });
    return undefined;
  }
}

const knownOf = async ({ templates, smsRoute }: SendPorts): Promise<Known> => ({
  templates: new Set(Object.keys(await templates())),
  canText: smsRoute !== undefined,
});

const refusals: Partial<Record<FailureKind, "account" | "sender">> = {
  "account-blocked": "account",
  "sender-blocked": "sender",
};

function refusalOf(failure: FailureKind | undefined, code: number | undefined): CheckBackResult["refusal"] {
  const of = failure && refusals[failure];
  return of && { of, code: code ?? 401 };
}

/** Reasons to wait that do not count as overdue: they have alarms of their own, or the cause is outside. */
export const unmeasured: ReadonlySet<WaitReason> = new Set<WaitReason>(["phone", "country", "limit", "budget", "pace"]);

/** How long a check-back has been overdue since it was first due, in milliseconds of contact time. */
function overdueBy({ content, now }: SendPorts, before: Conversation | undefined, id: string | undefined): number {
  const checkBack = checkBackById(before, id);
  if (!checkBack || ("delayedBy" in checkBack && checkBack.delayedBy && unmeasured.has(checkBack.delayedBy))) return 0;
  const guide = content.guides[checkBack.guide];
  const askAgainAt = "askAgainAt" in checkBack ? checkBack.askAgainAt : undefined;
  const dueAt = "dueAt" in checkBack ? (checkBack.firstDueAt ?? checkBack.dueAt) : undefined;
  const since = askAgainAt ?? dueAt;
  return guide && since !== undefined ? contactTime(guide, since, now()) : 0;
}

type CarriedOut = {
  outcome: CheckBackOutcome;
  failure?: FailureKind | undefined;
  code?: number | undefined;
  after: Conversation | undefined;
};

/** `began` is `performance.now()` at the start. */
type Begun = Run & { began: number };

async function carryOut(deps: SendPorts, run: Run, known: Known): Promise<CarriedOut> {
  const began = performance.now();
  const { effect } = run.turn;
  switch (effect?.kind) {
    case "send":
      return send(deps, { ...run, began }, effect);
    case "look-up":
      return lookUp(deps, { ...run, began }, effect);
    case "continue-by-sms":
      return continueBySms(deps, { ...run, began, known }, effect.checkBack);
    case "reply-with-buttons": // Only a message has one.
    case undefined:
      logTurn(deps, run, began);
      return { ...outcomeOf(run.turn), after: run.turn.conversation };
  }
}

/** The maximum age of a claim when the message is sent, in milliseconds. A STOP after the claim does not stop it. */
const maxClaimAge = 30_000;

async function send(
  deps: SendPorts,
  run: Begun,
  { checkBack, attempt, startedAt, from, closesAt, template }: Extract<Effect, { kind: "send" }>,
): Promise<CarriedOut> {
  const { address: to } = run;
  const text = run.turn.replies[0]?.text ?? "";
  // Lambda may have frozen the process after the claim.
  const isHeld = deps.now() - startedAt < maxClaimAge;
  const result: SendResult =
    to === undefined
      ? { kind: "refused", failure: "our-fault", code: undefined }
      : isHeld
        ? await deps.sender.send({ to, from, text, template, checkBack, validFor: closesAt - deps.now() })
        : { kind: "unknown" };
  const recorded = await recordResult(deps, run, { kind: "send-result", checkBack, attempt, result });
  const replies = result.kind === "refused" ? [] : run.turn.replies;
  const happened = [...run.turn.happened, ...recorded.turn.happened];
  logTurn(deps, { ...recorded, before: run.before, turn: { ...recorded.turn, replies, happened } }, run.began);
  return { ...outcomeOf(recorded.turn, checkBack), after: recorded.turn.conversation };
}

/** Asks the provider for the result of a claim whose lease is over. When it can't say, the check-back stays claimed. */
async function lookUp(
  deps: SendPorts,
  run: Begun,
  { checkBack, attempt, startedAt, from, known }: Extract<Effect, { kind: "look-up" }>,
): Promise<CarriedOut> {
  const { address } = run;
  const result: SendResult =
    address === undefined
      ? { kind: "refused", failure: "our-fault", code: undefined }
      : await deps.sender.lookUp({ to: address, from, since: startedAt, known });
  const recorded = await recordResult(deps, run, { kind: "send-result", checkBack, attempt, result });
  const happened = [...run.turn.happened, ...recorded.turn.happened];
  logTurn(deps, { ...recorded, turn: { ...recorded.turn, happened } }, run.began);
  return { ...outcomeOf(recorded.turn, checkBack), after: recorded.turn.conversation };
}

async function recordResult(deps: SendPorts, { person, address }: Run, event: SendResultEvent): Promise<Run> {
  const run = await runTurn(deps, person, event, { address });
  if (run.turn.conversation || address === undefined) return run;
  // The secret is being changed, and the person wrote in between, so they are stored under their new key.
  return runTurn(deps, deps.personKey(address), event, { address });
}

/** Only SMS is left. When that is not possible either, there is no route. */
async function continueBySms(deps: SendPorts, run: Begun & { known: Known }, id: string): Promise<CarriedOut> {
  const { person, address, turn, began, known } = run;
  const moved = address === undefined ? undefined : await moveToSms(deps, { person, id, address });
  // Another process committed first. What is left to do is still in the index.
  if (moved === "lost") return { outcome: "lost", after: turn.conversation };
  if (moved) {
    logTurn(deps, run, began);
    const there = await runTurn(deps, moved.person, { kind: "due", checkBack: moved.checkBack }, { known });
    return { ...(await carryOut(deps, there, known)), after: turn.conversation };
  }
  const withoutSms = { ...known, canText: false };
  return carryOut(deps, await runTurn(deps, person, { kind: "due", checkBack: id }, { known: withoutSms }), withoutSms);
}

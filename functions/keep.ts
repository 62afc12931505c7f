import { moveToSms } from "./by-sms.ts";
import { converse, type Deps } from "./converse.ts";
import type { Promised } from "./engine/conversation.ts";
import type { Channel, DueEvent, Sent, Turn } from "./engine/turn.ts";
import { failureOf, logTurn, type Taken } from "./log.ts";

export type KeepDeps = Deps & {
  channel: Channel;
  /** Content SIDs of approved WhatsApp templates, by templateName(). Rejects when they can't be read. */
  templates: () => Promise<Record<string, string>>;
  /** For a Twilio address, the two addresses to write by SMS instead, where there is a number for that. */
  smsInstead?: (address: string) => { to: string; from: string } | undefined;
};

/**
 * Keeps one promise: claim, send, settle. The claim is committed before Twilio is asked, so whoever else was woken
 * finds it taken; and what nobody settled is looked up at Twilio after the lease before it is ever sent again. Answers
 * with what came of it, for the log; throws when what is stored can't be read or written.
 *
 * @param alarmed the key of the person, or one that leads to them since the alarm was set
 * @param id the promise whose alarm went off; without it, whichever the person has open
 */
export async function keep(deps: KeepDeps, alarmed: string, id?: string): Promise<string> {
  const began = performance.now();
  const taken = await converse(deps, alarmed, await due(deps, id));
  const { turn, person, address } = taken;
  const promise = turn.conversation?.promise;
  if (turn.outcome.did === "look" && promise) return lookUp(deps, person, turn, promise, address);
  if (turn.outcome.did === "by-sms") return bySms(deps, person, taken, address);
  const [reply] = turn.replies;
  if (!reply || !turn.conversation || !promise) {
    logTurn(deps, taken, began);
    return turn.outcome.did;
  }
  const { text, template } = reply;
  const sent: Sent =
    address === undefined
      ? { kind: "refused", verdict: "ours", code: undefined }
      : await send(deps, promise, { to: address, from: turn.conversation.line, text, template, promise: promise.id });
  const settled = await settle(deps, person, promise, sent, address);
  const { did } = settled.turn.outcome;
  const replies = sent.kind === "refused" ? [] : turn.replies;
  const outcome = { ...turn.outcome, did: `check-back-${did}` };
  logTurn(deps, { ...settled, turn: { ...settled.turn, replies, outcome } }, began);
  return did;
}

async function due({ templates, smsInstead }: KeepDeps, promise?: string): Promise<DueEvent> {
  return { kind: "due", promise, templates: await templates(), canText: smsInstead !== undefined };
}

/** Nothing but SMS is left: there, if it can be; else over, and to be looked at. */
async function bySms(deps: KeepDeps, person: string, taken: Taken, address: string | undefined): Promise<string> {
  const began = performance.now();
  const id = taken.turn.conversation?.promise?.id;
  const moved = address === undefined ? undefined : await moveToSms(deps, person, id, address);
  // Somebody was quicker: whatever is left to do is still in the index.
  if (moved === "lost") return "lost";
  if (moved) {
    logTurn(deps, taken, began);
    return keep(deps, moved.person, moved.promise);
  }
  const given = await converse(deps, person, { ...(await due(deps, id)), canText: false });
  logTurn(deps, given, began);
  return given.turn.outcome.did;
}

/** How old a claim may be when Twilio is asked, in milliseconds: whoever says STOP meanwhile is written to all the same. */
const mostAsleep = 30_000;

/** Sends, unless the claim is no longer ours to use: a process may have been asleep since. */
async function send(deps: KeepDeps, promise: Promised, message: Parameters<Channel["send"]>[0]): Promise<Sent> {
  const isHeld = deps.now() - (promise.claimedAt ?? 0) < mostAsleep;
  return isHeld ? deps.channel.send(message) : { kind: "unknown" };
}

/** Nobody settled it within its lease: Twilio knows whether it went out. When Twilio can't say, it stays as it is. */
async function lookUp(deps: KeepDeps, person: string, { conversation }: Turn, promise: Promised, address?: string) {
  const began = performance.now();
  const since = promise.claimedAt ?? promise.madeAt;
  const found: Sent =
    address === undefined || !conversation
      ? { kind: "refused", verdict: "ours", code: undefined }
      : await deps.channel.find(address, promise.line ?? conversation.line, since, promise.sids);
  const settled = await settle(deps, person, promise, found, address);
  const { outcome } = settled.turn;
  const turn = { ...settled.turn, outcome: { ...outcome, did: `looked-up-${outcome.did}` } };
  logTurn(deps, { ...settled, turn }, began);
  return outcome.did;
}

async function settle(deps: KeepDeps, person: string, { id, attempts }: Promised, sent: Sent, address?: string) {
  const event = { kind: "settled", promise: id, attempt: attempts, sent } as const;
  const taken = await converse(deps, person, event, address);
  if (taken.turn.conversation || address === undefined) return taken;
  // The secret is being changed, and they wrote meanwhile: they are stored under their new key now.
  return converse(deps, deps.personOf(address), event, address);
}

/**
 * Keeps a promise as `keep` does; a failure is logged, so that others' promises go on.
 *
 * @returns what came of it; nothing when it failed
 */
export async function tryToKeep(deps: KeepDeps, person: string, id?: string): Promise<string | undefined> {
  try {
    return await keep(deps, person, id);
  } catch (error) {
    deps.log({ turn: "keep-failed", ...failureOf(error) });
    return undefined;
  }
}

import { fold } from "../../text/fold.ts";
import { ended, handedOver, isUnasked, maxSilence, takenOver } from "../checkback/check-back.ts";
import { wakeAt } from "../checkback/wake-time.ts";
import { dayName } from "../guide/contact-hours.ts";
import { languageFor } from "../guide/languages.ts";
import { pageRef } from "../guide/page-ref.ts";
import type { TurnContext } from "../guide/turn-context.ts";
import type { CheckBack, Conversation, PageRef } from "../state/conversation.ts";
import { day } from "../state/conversation.ts";
import type { MessageEvent } from "../state/turn.ts";
import { openGuideOrAsk } from "./navigate.ts";
import type { Move } from "./show-page.ts";

/*
 * The number that is being cancelled may be dead when the check-back is due. Whoever says "I applied" gets a short code;
 * texted from another phone, or another channel, it takes the promise there.
 */

/** Consonants only: no code is a word in any Latin script, nor a number that looks like a one-time code. */
const letters = "bcdfghjklmnpqrstvwxz";
const length = 6;

/** A code: six different letters, so "hmmmmm" is none; 28 million of them. @param below a random integer from 0 to n - 1 */
export function newCode(below: (n: number) => number): string {
  const left = [...letters];
  return Array.from({ length }, () => left.splice(below(left.length), 1)[0])
    .join("")
    .toUpperCase();
}

/** The code that a text is, as it was given; nothing for any other text. */
export function codeIn(text: string): string | undefined {
  const folded = fold(text.slice(0, 40).replace(/[-.－．]/g, ""));
  const isCode = new RegExp(`^[${letters}]{${length}}$`).test(folded) && new Set(folded).size === length;
  return isCode ? folded.toUpperCase() : undefined;
}

/** How long a code works: as long as the promise can still be kept, in milliseconds. */
export const codeLifetime = maxSilence;

const maxWrongCodes = 5;

/** Whether somebody may still try codes. */
export function mayTryCodes(conversation: Conversation | undefined, now: number): boolean {
  const { count = 0, since = 0 } = conversation?.wrongCodes ?? {};
  return count < maxWrongCodes || now - since > day;
}

/** A code was texted: the promise that it belongs to comes to whoever texted it, and the other side is told. */
export function takeOver(
  scene: TurnContext,
  conversation: Conversation,
  { from, own, tooMany }: NonNullable<MessageEvent["handover"]>,
): Move {
  const { now } = scene;
  if (tooMany) return { conversation, pages: [pageRef(scene, conversation, "/code-wait")] };
  if (own) return { conversation, pages: [pageRef(scene, conversation, "/code-here")] };
  const theirs = from?.conversation;
  const promise = theirs?.promise;
  if (!from || !theirs || !promise?.code || theirs.optedOut) return wrongCode(scene, conversation);

  const also = { person: from.person, conversation: { ...theirs, promise: handedOver(promise, now) } };
  const language = conversation.language ?? theirs.language;
  const here = { ...conversation, language, guide: promise.guide, place: theirs.place, returnTo: undefined };
  // Asked already, or just being asked over there: then here, and now.
  if (!isUnasked(promise)) return { ...openGuideOrAsk(scene, here, promise.guide, promise.askPage), otherPerson: also };
  const guide = scene.content.guides[promise.guide];
  const place = here.place?.startsWith("/") ? theirs.returnTo : here.place;
  const moved = { ...here, place, promise: takenOver(promise, now) };
  const facts = guide && { date: dayName(promise.dueAt, guide, languageFor(guide, moved)) };
  const told: PageRef = { ...pageRef(scene, moved, "/taken-over"), ...(facts && { facts }) };
  // A person has one promise. Whoever waits for another guide's is told that it will not come.
  const lost =
    conversation.promise?.state === "open" && !conversation.promise.isHandoverNotice
      ? conversation.promise.guide
      : undefined;
  const first = lost === undefined || lost === promise.guide ? [] : [pageRef(scene, moved, "/replaced", lost)];
  return { conversation: moved, pages: [...first, told], otherPerson: also };
}

/**
 * The same promise, by SMS instead of WhatsApp: the conversation there, due at once, and what is left here. Nothing when
 * the person opted out there, or is promised something else there. When they last wrote stays true, or we would write
 * to them longer than is kind.
 *
 * @param id the promise that was to be sent: another one stays where it is
 * @param line our number to write from
 */
export function movedToSms(
  theirs: Conversation,
  id: string | undefined,
  there: Conversation | undefined,
  line: string,
  now: number,
): { here: Conversation; left: Conversation & { promise: CheckBack } } | undefined {
  const { promise, language, guide, place, lastHeardAt } = theirs;
  if (promise?.state !== "open" || promise.id !== id || there?.optedOut || wakeAt(there?.promise) !== undefined)
    return undefined;
  const begun = { channel: "sms", optedOut: false, unclear: 0, recent: [] } satisfies Partial<Conversation>;
  const { erased, ...kept } = there ?? {};
  const here: Conversation = {
    ...{ ...begun, language, guide, place },
    ...kept,
    lastHeardAt: Math.max(lastHeardAt, there?.lastHeardAt ?? 0),
    ...{ ourAddress: line, promise: takenOver({ ...promise, dueAt: now }, now) },
  };
  const left = { ...ended(promise, "handed-over", now, "goes on by SMS"), continuesBySms: true as const };
  return { here, left: { ...theirs, promise: left } };
}

function wrongCode(scene: TurnContext, conversation: Conversation): Move {
  const { now } = scene;
  const before = conversation.wrongCodes;
  const fresh = before === undefined || now - before.since > day;
  const wrongCodes = fresh ? { count: 1, since: now } : { ...before, count: before.count + 1 };
  const counted = { ...conversation, wrongCodes };
  return { conversation: counted, pages: [pageRef(scene, counted, "/code-unknown")] };
}

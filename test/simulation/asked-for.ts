import type { CheckBack, Conversation, PageRef } from "../../functions/engine/state/conversation.ts";
import { opening, questions } from "./guide.ts";
import { type Meaning, oneLine, type Words } from "./meant.ts";

/*
 * Whether a message did only what its sender asked for. What asks for nothing makes, moves, ends and answers no check-back,
 * opts nobody out or in, erases nobody, and leaves every question open.
 */

/** A message that was heard, and what it was answered. */
export type Heard = { id: string; words: Words; said: PageRef[] };

type Hearing = {
  /** Who said it. */
  name: string;
  heard: Heard;
  before: Conversation | undefined;
  after: Conversation;
  /** Twilio had taken a message of this check-back: any word is an answer to it then, and it is not asked once more. */
  wasAsked: boolean;
  /** What they asked for before waits for their language: the word for it lets that happen. */
  isWaiting: boolean;
  now: number;
  wrong: (what: string) => void;
};

const day = 24 * 3600_000;

export function onlyWhatWasAsked({ name, heard, before, after, wasAsked, isWaiting, now, wrong }: Hearing) {
  const { id, words } = heard;
  const { means, text } = words;
  if (isWaiting && means === "look") return;
  const may = (...meanings: Meaning[]) => meanings.includes(means);
  const did = (what: string) => wrong(`${name} said "${oneLine(text)}", which means "${means}", and ${what}`);
  const [was, is] = [before?.promise, after.promise];
  const asks = before?.place;

  if (after.erased) {
    if (!(asks === "/delete" && may("choose", "erase"))) did("is erased");
    return;
  }
  if (is && is.id !== was?.id && is.id === id && !may("apply", "choose"))
    did(`has a check-back, made at ${after.place}`);
  if (is?.id !== was?.id && is?.id !== id && !may("code"))
    did(`has ${is?.id ?? "none"} instead of ${was?.id ?? "none"}`);
  if (isTouched(was, is, wasAsked) && !may("end", "choose", "stop"))
    did(`${was?.id} is ${is?.state} and not ${was?.state}`);
  if (after.optedOut && !before?.optedOut && !may("stop") && !(asks === "/cancel" && may("choose")))
    did("is opted out");
  if (before?.optedOut && !after.optedOut && !may("start")) did("is not opted out any more");

  const place = after.place;
  if (!may("nothing", "look") || place === asks || place === before?.returnTo) return;
  if (place !== undefined && opening.includes(place)) did(`is at ${place}`);
  const isOpen = before && asks !== undefined && questions.includes(asks) && now - lastSpoken(before) < 13.9 * day;
  if (may("nothing") && isOpen && after.returnTo !== asks)
    did(`the question of ${asks} is not open any more, but ${place}`);
}

/** When a question was asked, or the person last spoke. Two weeks after that it is forgotten. */
const lastSpoken = ({ place, lastHeardAt, promise }: Conversation) =>
  place === promise?.askPage ? Math.max(lastHeardAt, promise?.claimedAt ?? 0) : lastHeardAt;

/** Whether the same check-back has been moved or ended. */
export function isTouched(was: CheckBack | undefined, is: CheckBack | undefined, wasAsked: boolean): boolean {
  if (!was || was.id !== is?.id) return false;
  if (was.dueAt !== is.dueAt || was.askPage !== is.askPage || was.isHandoverNotice !== is.isHandoverNotice) return true;
  const isOver = is.state !== was.state || (is.doNotRetry === true && was.doNotRetry !== true);
  return isOver && !(wasAsked && is.state !== "cancelled");
}

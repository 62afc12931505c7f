import type { Conversation, PageRef } from "../../functions/engine/state/conversation.ts";
import type { Effect } from "./effects.ts";
import { guideByName, guideByNumber, openings, questions } from "./guides.ts";
import { attemptOf } from "./known.ts";
import { type Meaning, numberOf, oneLine, type Words } from "./meanings.ts";

/*
 * A message does only what its sender asks for. A message without a request makes, moves, ends and answers no
 * check-back, opts no one out or in, erases no one, and leaves every question open.
 */

/** A message that was received, and the pages that answered it. */
export type Received = { id: string; words: Words; said: PageRef[] };

type Handled = {
  name: string;
  received: Received;
  before: Conversation | undefined;
  after: Conversation;
  /** What it did to check-backs, here and elsewhere. */
  effects: Effect[];
  /** What the person asked for before waits for their language: the word for it lets that happen. */
  isWaiting: boolean;
  /** The question that was sent last may not have arrived: those that the person may have read, if any. */
  unreadAfter: (string | undefined)[] | undefined;
  now: number;
  violated: (what: string) => void;
};

const hour = 3600_000;
const day = 24 * hour;
const whichQuestions = ["/which-answer", "/which-reminder"];

export function onlyWhatWasAsked({
  name,
  received,
  before,
  after,
  effects,
  isWaiting,
  unreadAfter,
  now,
  violated,
}: Handled) {
  const { id, words } = received;
  const { means, text } = words;
  if (isWaiting && means === "look") return;
  // On the question which guide is meant, the name or the number of a guide is an answer for an hour.
  const isAsked =
    before !== undefined && whichQuestions.includes(before.place ?? "") && now - before.lastHeardAt <= hour;
  const number = numberOf(words);
  const named = number === undefined ? guideByName(text) : guideByNumber(number);
  const isNamed = isAsked && named !== undefined;
  const may = (...meanings: Meaning[]) => meanings.includes(isNamed ? "choose" : means);
  const did = (what: string) => violated(`${name} said "${oneLine(text)}", which means "${means}", and ${what}`);
  const asks = unreadAfter && before?.askedSince ? lastRead(before, after, unreadAfter) : before?.place;

  if (after.erased) {
    if (!(asks === "/delete" && may("choose", "erase"))) did("is erased");
    return;
  }
  for (const { kind, account, checkBack, was } of effects) {
    const which = `${account.name}'s ${checkBack.guide} ${checkBack.id}`;
    if (kind === "made" && checkBack.id !== id) did(`has ${which} from nowhere`);
    if (kind === "made" && !may("apply", "choose")) did(`has ${which}, made at ${after.place}`);
    if (kind === "arrived" && !may("code")) did(`has ${which} from elsewhere`);
    // A new one replaces that of its guide, also where it went on by SMS.
    const isReplaced = effects.some((each) => each.kind === "made" && each.checkBack.guide === checkBack.guide);
    if (kind === "touched" && !isReplaced && !may("end", "choose", "stop", "code"))
      did(`${which} is ${checkBack.state} and not ${was?.state}`);
  }
  if (after.optedOut && !before?.optedOut && !may("stop") && !(asks === "/cancel" && may("choose")))
    did("is opted out");
  if (before?.optedOut && !after.optedOut && !may("start")) did("is not opted out any more");

  const place = after.place;
  if (!may("nothing", "look") || place === asks || place === before?.returnTo) return;
  if (place !== undefined && openings.includes(place)) did(`is at ${place}`);
  // A person who is opted out reads nothing, so has no open question.
  if (after.optedOut) return;
  const isOpen = before && asks !== undefined && questions.includes(asks) && now - lastSpoken(before) < 13.9 * day;
  if (may("nothing") && isOpen && after.returnTo !== asks)
    did(`the question of ${asks} is not open any more, but ${place}`);
}

/** The place where the person stands, when the last question may not have arrived. */
function lastRead(before: Conversation, after: Conversation, read: (string | undefined)[]) {
  const places = read.map((question) => question ?? before.askedSince?.before.place);
  const seen = places.find((place) => place === after.place || place === after.returnTo);
  // When a place without a question is among them, it is not certain that a question is open.
  return seen ?? places.find((place) => place === undefined || !questions.includes(place)) ?? places[0];
}

/** When a question was asked, or the person last wrote. Two weeks after that it is forgotten. */
function lastSpoken({ guide, place, lastHeardAt, checkBacks }: Conversation): number {
  const asking = checkBacks.find((each) => each.guide === guide && each.askPage === place);
  return Math.max(lastHeardAt, (asking && attemptOf(asking)?.startedAt) ?? 0);
}

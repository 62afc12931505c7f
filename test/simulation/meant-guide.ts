import type { Conversation } from "../../functions/engine/state/conversation.ts";
import type { Received } from "./asked-for.ts";
import { isStillToCome } from "./due.ts";
import type { Effect } from "./effects.ts";
import { factsOf, type GuideId, guideByName, guideByNumber } from "./guides.ts";
import type { KnownCheckBack } from "./known.ts";
import { numberOf, oneLine } from "./meanings.ts";

/*
 * A message changes check-backs of one guide only: the one that it names, or the one that the person last read about. A
 * number that two questions offer, and a "no reminder" that two check-backs could end, change nothing: the person is asked.
 */

type Handled = {
  name: string;
  received: Received;
  before: Conversation | undefined;
  after: Conversation;
  effects: Effect[];
  /** The guides that the person last read about. */
  shown: Set<string> | undefined;
  /** The check-backs that asked since the person last wrote; `isSure` is false when that cannot be said for certain. */
  asked: KnownCheckBack[];
  isSure: boolean;
  violated: (what: string) => void;
  count: (what: string) => void;
};

/** What the guide of a change may be, and the question that must be asked in its place. */
type Allowed = { guides: Set<string> | undefined; question?: string };

export function onlyTheMeantGuide(handled: Handled) {
  const { name, received, before, after, effects, violated, count } = handled;
  const { words, said } = received;
  const isSaid = (page: string) => said.some(({ place }) => place === page);
  if (isSaid("/which-answer")) count("asked which one a number answers");
  if (isSaid("/which-reminder")) count("asked which reminder ends");
  const isAboutAll = after.erased || words.means === "stop" || (after.optedOut && !before?.optedOut);
  if (isAboutAll || words.means === "code" || before?.optedOut) return;
  // A notice that a check-back has moved is no check-back.
  const asking = effects.filter(({ checkBack, was = checkBack }) => was.purpose === "ask");
  const changed = new Set(asking.map(({ checkBack }) => checkBack.guide));
  const { guides, question } = allowedBy(handled);
  const did = (what: string) => violated(`${name} said "${oneLine(words.text)}", and ${what}`);
  const list = (all: Iterable<string>) => [...all].join(" and ") || "nothing";
  if (changed.size > 1) did(`changed check-backs of ${list(changed)} at once`);
  else if (guides && [...changed].some((each) => !guides.has(each)))
    did(`changed a check-back of ${list(changed)}, though it was about ${list(guides)}`);
  if (question && said.length > 0 && !isSaid(question)) did(`was not asked ${question}`);
}

const suggesting = new Set<string | undefined>(["/elsewhere", "/perhaps", "/did-you-mean"]);
const isWhich = (place: string | undefined) => place === "/which-answer" || place === "/which-reminder";

function allowedBy({ received: { words }, before, shown, asked, isSure }: Handled): Allowed {
  const number = numberOf(words);
  const { place, suggestion, checkBacks = [], askedSince } = before ?? {};
  // A question of a check-back that did not arrive leaves the one before it on the screen.
  const earlier = askedSince?.before.place;
  if (words.guide) return { guides: new Set([words.guide]) };
  const chosen = number === undefined ? guideByName(words.text) : (guideByNumber(number) ?? "");
  if (isWhich(place) && chosen !== undefined) return { guides: new Set([chosen]) };
  if (isWhich(earlier) && chosen !== undefined)
    return { guides: new Set([chosen, ...asked.map(({ guide }) => guide)]) };
  const toCome = checkBacks.filter((each) => each.purpose === "ask" && isStillToCome(each));
  if (words.means === "end" && number === undefined) {
    if (toCome.length > 1) return { guides: new Set(), question: "/which-reminder" };
    // Without one to come, a notice that one has moved may end.
    return { guides: toCome.length === 1 ? new Set(toCome.map(({ guide }) => guide)) : undefined };
  }
  if (suggesting.has(place) && suggestion) {
    const own = number === undefined ? [...(shown ?? [])] : [];
    return { guides: new Set([suggestion.guide, ...own]) };
  }
  const suggested = suggesting.has(earlier) && suggestion ? [suggestion.guide] : [];
  if (number === undefined || number === 0) return { guides: shown && new Set([...shown, ...suggested]) };
  // Questions that came with another one wait, when that was answered, or other words were said.
  const waiting = (before?.unanswered ?? []).filter((guide) => factsOf[guide as GuideId].answers.includes(number));
  if (asked.length < 2) return { guides: shown && new Set([...shown, ...waiting, ...suggested]) };
  const offering = asked.filter(({ guide }) => factsOf[guide as GuideId].answers.includes(number));
  const among = new Set([...offering.map(({ guide }) => guide), ...waiting]);
  if (!isSure) return { guides: new Set([...among, ...(shown ?? []), ...suggested]) };
  return among.size > 1 ? { guides: new Set(), question: "/which-answer" } : { guides: among };
}

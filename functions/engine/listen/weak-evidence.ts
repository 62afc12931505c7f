import { changesSomething, isCheckBackQuestion } from "../guide/changes.ts";
import { labelOf, parsePlace } from "../guide/places.ts";
import type { Evidence } from "./evidence.ts";
import type { Intent } from "./intent.ts";

/**
 * A phrase that may be an act: "done" in the middle of steps, "my form is submitted I think". The person is asked, in
 * the words of the guide's own list.
 *
 * @param target the act's target, when a clause mentions one
 * @param command the command that the message is
 */
export function weakEvidence(
  { guide, place, readerLanguage }: Evidence,
  target: string | undefined,
  command: string | undefined,
): Extract<Intent, { kind: "perhaps" }> | undefined {
  if (!guide || place === undefined || place.startsWith("/") || isCheckBackQuestion(guide, parsePlace(place).page))
    return undefined;
  const to = command === "/finished" || target === "/done" ? guide.done : target;
  if (to === undefined || to === place) return undefined;
  return { kind: "perhaps", to, guide: guide.guide, word: labelOf(guide, to, readerLanguage) };
}

/** Whether people say at this place when to be asked: at a check-back's question, and where a check-back is offered. */
export function expectsDay({ content: { words }, guide, place }: Evidence): boolean {
  if (place === undefined) return false;
  const { page: id } = parsePlace(place);
  const page = guide?.pages[id];
  if (!page) return false;
  const offers = page.strict && page.choices?.some(({ to }) => guide?.pages[to]?.checkBack !== undefined);
  return changesSomething(guide, words, id) || isCheckBackQuestion(guide, id) || offers === true;
}

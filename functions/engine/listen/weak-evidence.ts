import type { Language } from "../../text/language.ts";
import { changesSomething, isCheckBackQuestion } from "../guide/changes.ts";
import type { Content, Guide } from "../guide/guide.ts";
import { labelOf, parsePlace } from "../guide/places.ts";
import type { ActTarget } from "./check-back-phrases.ts";
import type { Intent } from "./intent.ts";

/** "Done" in the middle of steps, "my form is submitted I think": asked about, in the words of the guide's own list. */
export function weakEvidence(
  guide: Guide | undefined,
  target: ActTarget | undefined,
  command: string | undefined,
  at: string | undefined,
  language: Language | undefined,
): Extract<Intent, { kind: "perhaps" }> | undefined {
  if (!guide || at === undefined || at.startsWith("/") || isCheckBackQuestion(guide, parsePlace(at).page))
    return undefined;
  const to = command === "/finished" ? guide.done : target?.to === "/done" ? guide.done : target?.to;
  if (to === undefined || to === at) return undefined;
  return { kind: "perhaps", to, guide: guide.guide, word: labelOf(guide, to, language) };
}

/** A page where people say when they want to be asked: that of a check-back, one that makes it, one that offers to. */
export function expectsDay({ words }: Content, guide: Guide | undefined, at: string): boolean {
  const { page: id } = parsePlace(at);
  const page = guide?.pages[id];
  if (!page) return false;
  const offers = page.strict && page.choices?.some(({ to }) => guide?.pages[to]?.promise !== undefined);
  return changesSomething(guide, words, id) || isCheckBackQuestion(guide, id) || offers === true;
}

import type { Language } from "../../text/language.ts";
import { asksBack, changesSomething } from "../guide/changes.ts";
import type { Content, Guide } from "../guide/guide.ts";
import { labelOf, parsePlace } from "../guide/places.ts";
import type { Target } from "./check-back-phrases.ts";
import type { Heard } from "./intent.ts";

/** "Done" in the middle of steps, "my form is submitted I think": asked about, in the words of the guide's own list. */
export function weakEvidence(
  guide: Guide | undefined,
  target: Target | undefined,
  command: string | undefined,
  at: string | undefined,
  language: Language | undefined,
): Extract<Heard, { kind: "perhaps" }> | undefined {
  if (!guide || at === undefined || at.startsWith("/") || asksBack(guide, parsePlace(at).page)) return undefined;
  const to = command === "/finished" ? guide.done : target?.to === "/done" ? guide.done : target?.to;
  if (to === undefined || to === at) return undefined;
  return { kind: "perhaps", to, guide: guide.guide, word: labelOf(guide, to, language) };
}

/** A page where people say when they want to be asked: that of a check-back, one that makes it, one that offers to. */
export function offersDays({ words }: Content, guide: Guide | undefined, at: string): boolean {
  const { page: id } = parsePlace(at);
  const page = guide?.pages[id];
  if (!page) return false;
  const offers = page.strict && page.choices?.some(({ to }) => guide?.pages[to]?.promise !== undefined);
  return changesSomething(guide, words, id) || asksBack(guide, id) || offers === true;
}

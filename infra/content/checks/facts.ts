import { Temporal } from "temporal-polyfill";
import type { Guide } from "../../../functions/engine/guide/guide.ts";
import type { Lexicon } from "../../../functions/engine/guide/lexicon.ts";
import type { Authored, Check } from "../check.ts";
import { type FactFinder, factFinder } from "../checkable-facts.ts";
import { staleAfterOf, staleOn } from "../facts-due.ts";
import type { Path, Problem } from "../read.ts";
import { textsIn } from "../texts-in-content.ts";
import { isOneOf, sitesIn } from "./links.ts";

/** Facts that can go out of date are in the guide's `facts`, with a source and a recent check. */
export const facts: Check = function* (authored) {
  yield* datesOfChecks(authored);
  const { serviceCodes } = authored.words.value;
  const finder = factFinder(Object.values(authored.words.checks));
  const { codesIn, daysIn } = finder;
  const { lexicon } = authored.content;
  const covered = new Map(
    authored.guides.map(({ value }) => [value.guide, coveredBy(finder, value, { lexicon, serviceCodes })]),
  );
  for (const { guide, page, spot, text, say } of textsIn(authored)) {
    if (!guide) continue;
    const { names, spans } = covered.get(guide.guide)!;
    // Other sites are reported by the check of links.
    const sites = sitesIn(text).filter((site) => isOneOf(guide.domains ?? [], site));
    const bare = [...codesIn(text, serviceCodes), ...sites].filter((claim) => !names.includes(claim));
    const counted = daysIn(lexicon, text)
      .filter((count) => checkBackDays(guide, page, spot) !== Number(count))
      .filter((count) => !spans.some((numbers) => count.split("-").every((number) => numbers.includes(number))))
      .map((count) => `${count} days`);
    for (const claim of [...bare, ...counted])
      yield say(`says ${claim} without a source: add { says: "${claim}", source: ..., checked: ... } to the facts`);
  }
};

type Known = { lexicon: Lexicon; serviceCodes: string[] };

/** What a guide's facts cover: codes and sites by name, and numbers of days. */
function coveredBy({ codesIn, daysIn }: FactFinder, { facts = [] }: Guide, { lexicon, serviceCodes }: Known) {
  const known = facts.map(({ says }) => says);
  return {
    names: known.flatMap((says) => [...says.split(/[\s,;]+/), ...codesIn(says, serviceCodes)]),
    spans: known
      .filter((says) => daysIn(lexicon, says).length > 0)
      .map((says) => [...says.matchAll(/\d+/g)].map(([number]) => number)),
  };
}

function* datesOfChecks({ guides, today }: Authored): Generator<Problem> {
  const now = Temporal.PlainDate.from(today);
  for (const { value, problem } of guides) {
    for (const [i, { says, checked }] of (value.facts ?? []).entries()) {
      const say = (message: string) => problem(["facts", i, "checked"], `"${says}" was checked ${message}`);
      if (Temporal.PlainDate.compare(staleOn(value, checked), now) <= 0)
        yield {
          ...say(`more than ${staleAfterOf(value)} ago: check it again, and write today's date`),
          level: "warning",
        };
      // In the easternmost time zone it may already be tomorrow.
      if (Temporal.PlainDate.compare(checked, now.add({ days: 1 })) > 0)
        yield say(`on ${checked}, which is in the future: write the day of the check`);
    }
  }
}

/** The days of the check-back that a choice leads to, which its label may name: "ask me in 3 days". */
function checkBackDays({ pages }: Guide, page: string, [key, i]: Path): number {
  const target = key === "choices" ? pages[page]?.choices?.[Number(i)]?.to : undefined;
  return Number.parseInt(pages[target ?? ""]?.checkBack?.after ?? "", 10);
}

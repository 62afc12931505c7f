import { Temporal } from "temporal-polyfill";
import type { Guide } from "../../../functions/engine/guide/guide.ts";
import type { Authored, Check } from "../check.ts";
import { codesIn, daysIn } from "../checkable-facts.ts";
import type { Path, Problem } from "../read.ts";
import { textsIn } from "../texts-in-content.ts";
import { isOneOf, sitesIn } from "./links.ts";

const usual = "180 days";

/** What can go stale is in the guide's `facts` with its source, and somebody has looked at it lately. */
export const facts: Check = function* (authored) {
  yield* checkedLately(authored);
  const { serviceCodes } = authored.words.value;
  const covered = new Map(authored.guides.map(({ value }) => [value.guide, coveredBy(value, serviceCodes)]));
  for (const { guide, page, spot, text, say } of textsIn(authored)) {
    if (!guide) continue;
    const { names, spans } = covered.get(guide.guide)!;
    // A site that is not official is told elsewhere.
    const sites = sitesIn(text).filter((site) => isOneOf(guide.domains ?? [], site));
    const bare = [...codesIn(text, serviceCodes), ...sites].filter((claim) => !names.includes(claim));
    const counted = daysIn(text)
      .filter((count) => !isOurs(guide, page, spot, count))
      .filter((count) => !spans.some((numbers) => count.split("-").every((number) => numbers.includes(number))))
      .map((count) => `${count} days`);
    for (const claim of [...bare, ...counted])
      yield say(`says ${claim} without a source: add { says: "${claim}", source: ..., checked: ... } to the facts`);
  }
};

/** What a guide's facts let its texts say: codes and sites by name, numbers of days where days are spoken of. */
function coveredBy({ facts = [] }: Guide, serviceCodes: string[]) {
  const known = facts.map(({ says }) => says);
  return {
    names: known.flatMap((says) => [...says.split(/[\s,;]+/), ...codesIn(says, serviceCodes)]),
    spans: known
      .filter((says) => daysIn(says).length > 0)
      .map((says) => [...says.matchAll(/\d+/g)].map(([number]) => number)),
  };
}

function* checkedLately({ guides, today }: Authored): Generator<Problem> {
  const now = Temporal.PlainDate.from(today);
  for (const { value, problem } of guides) {
    const { staleAfter = usual } = value;
    const oldest = now.subtract({ days: Number.parseInt(staleAfter, 10) });
    for (const [i, { says, checked }] of (value.facts ?? []).entries()) {
      const say = (message: string) => problem(["facts", i, "checked"], `"${says}" was checked ${message}`);
      if (Temporal.PlainDate.compare(checked, oldest) < 0)
        yield { ...say(`longer than ${staleAfter} ago: look again, and write today's date`), level: "warning" };
      // Where the day begins first, it is tomorrow already.
      if (Temporal.PlainDate.compare(checked, now.add({ days: 1 })) > 0)
        yield say(`on ${checked}, which is still to come: write the day on which somebody looked`);
    }
  }
}

/** A choice that leads to a promise of ours may say it: "ask me in 3 days". */
function isOurs({ pages }: Guide, page: string, [key, i]: Path, count: string): boolean {
  const target = key === "choices" ? pages[page]?.choices?.[Number(i)]?.to : undefined;
  return Number.parseInt(pages[target ?? ""]?.promise?.after ?? "", 10) === Number(count);
}

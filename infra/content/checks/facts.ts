import { Temporal } from "temporal-polyfill";
import type { Guide } from "../../../functions/engine/guide.ts";
import type { Check } from "../check.ts";
import type { Path } from "../read.ts";
import { textsIn } from "../said.ts";
import { sitesIn } from "./links.ts";

const usual = "180 days";

/** What can go stale is in the guide's `facts` with its source, and somebody has looked at it lately. */
export const facts: Check = function* (authored) {
  for (const { value, problem } of authored.guides) {
    const { staleAfter = usual } = value;
    const oldest = Temporal.PlainDate.from(authored.today).subtract({ days: Number.parseInt(staleAfter, 10) });
    for (const [i, { says, checked }] of (value.facts ?? []).entries())
      if (Temporal.PlainDate.compare(checked, oldest) < 0) {
        const message = `"${says}" was checked longer than ${staleAfter} ago: look again, and write today's date`;
        yield { ...problem(["facts", i, "checked"], message), level: "warning" };
      }
  }
  const { serviceCodes } = authored.words.value;
  for (const { guide, page, spot, text, say } of textsIn(authored)) {
    if (!guide) continue;
    const known = (guide.facts ?? []).map(({ says }) => says);
    const names = known.flatMap((says) => says.split(/[\s,;]+/));
    const spans = known
      .filter((says) => dayCount.test(says))
      .map((says) => [...says.matchAll(/\d+/g)].map(([number]) => number));
    const bare = [...codesIn(text, serviceCodes), ...sitesIn(text)].filter((claim) => !names.includes(claim));
    const counted = daysIn(text)
      .filter((count) => !isOurs(guide, page, spot, count))
      .filter((count) => !spans.some((numbers) => count.split("-").every((number) => numbers.includes(number))))
      .map((count) => `${count} days`);
    for (const claim of new Set([...bare, ...counted]))
      yield say(`says ${claim} without a source: add { says: "${claim}", source: ..., checked: ... } to the facts`);
  }
};

/** *1204#, a phone number, a code that we know, or whatever one is told to dial. */
function codesIn(text: string, serviceCodes: string[]): string[] {
  const joined = text.replace(/\+\d[\d ]+\d/g, (number) => number.replaceAll(" ", ""));
  const dialled = joined.matchAll(/(?:拨|ហៅ|\b(?:dial|call))\s*(\d{3,})(?![\d-])/gi);
  const others = [...joined.matchAll(/\*\d+#|\+\d{7,}|(?<![\d*+])\d{3,}(?![\d#])/g)].map(([code]) => code);
  const codes = others.filter((code) => /^[*+]/.test(code) || serviceCodes.includes(code));
  return [...codes, ...[...dialled].map(([, code = ""]) => code)];
}

const dayCount = /(\d+(?:-\d+)?)\s*(?:个?工作日|天|ថ្ងៃ|(?:more |working )*days?\b)/;

const daysIn = (text: string) => [...text.matchAll(new RegExp(dayCount, "g"))].map(([, count = ""]) => count);

/** A choice that leads to a promise of ours may say it: "ask me in 3 days". */
function isOurs({ pages }: Guide, page: string, [key, i]: Path, count: string): boolean {
  const target = key === "choices" ? pages[page]?.choices?.[Number(i)]?.to : undefined;
  return Number.parseInt(pages[target ?? ""]?.promise?.after ?? "", 10) === Number(count);
}

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inWords, type RuleSets } from "./rbnf.ts";

/** Forms of one number that are written; languages with many endings have more. */
const maxForms = 8;

/** The sets of rules whose words people may type as a reply: "two" and "second". */
const isAnswer = (set: string) => /^%spellout-(numbering|cardinal|ordinal)(?!.*-year)/.test(set);

/**
 * What CLDR's rules say for 0 to 99 in a language, each with all its forms. A form that an earlier number has is left out.
 *
 * @returns undefined when CLDR has no rules for the language
 */
export function numberWords(tag: string): string[][] | undefined {
  const rules = rulesOf(tag);
  if (!rules) return undefined;
  const sets = Object.keys(rules).filter(isAnswer);
  const taken = new Set<string>();
  const words = Array.from({ length: 100 }, (_, number) => {
    const forms = new Set(sets.flatMap((set) => inWords(rules, set, number, tag) ?? []));
    const free = [...forms].filter((form) => !taken.has(form)).slice(0, maxForms);
    for (const form of free) taken.add(form);
    return free;
  });
  return words.every((forms) => forms.length > 0) ? words : undefined;
}

/** The rules of a language, or of the one that it is a variety of. */
function rulesOf(tag: string): RuleSets | undefined {
  const folder = join(dirname(createRequire(import.meta.url).resolve("cldr-rbnf/package.json")), "rbnf");
  const parts = tag.split("-");
  for (let length = parts.length; length > 0; length -= 1) {
    const file = join(folder, `${parts.slice(0, length).join("-")}.json`);
    if (!existsSync(file)) continue;
    const { SpelloutRules } = JSON.parse(readFileSync(file, "utf8")).rbnf.rbnf;
    if (SpelloutRules) return SpelloutRules;
  }
  return undefined;
}

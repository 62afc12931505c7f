/*
 * The part of CLDR's rules for numbers in words that whole numbers need:
 * https://unicode.org/reports/tr35/tr35-numbers.html#Rule-Based_Number_Formatting
 */

/** A rule: from which number on it holds (with its radix: 80/20), and its text. */
type Rule = [from: string, text: string];
export type RuleSets = Record<string, Rule[]>;

/** A number in words by a set of rules; undefined where the rules give digits, or have another form than described. */
export function inWords(sets: RuleSets, set: string, number: number, locale: string): string | undefined {
  const spell = (name: string, value: number, depth: number): string => {
    const rule = ruleFor(sets[name], value);
    if (!rule || depth > 9) throw new RangeError(`no rule of ${name} for ${value}`);
    const { text, divisor } = rule;
    const rest = value % divisor;
    const part = (inner: string, by: number) =>
      inner.startsWith("%") || inner === "" ? spell(inner || name, by, depth + 1) : String(by);
    return text
      .replace(/^'/, "")
      .replace(/\[([^\]]*)\]/g, (_, optional: string) => (rest === 0 ? "" : optional))
      .replace(/\$\((cardinal|ordinal),(.*?)\)\$/g, (_, type: Intl.PluralRuleType, forms: string) =>
        pluralOf(forms, new Intl.PluralRules(locale, { type }).select(Math.floor(value / divisor))),
      )
      .replace(/→([^→=]*)→+/g, (_, inner: string) => part(inner, rest))
      .replace(/←([^←=]*)←/g, (_, inner: string) => part(inner, Math.floor(value / divisor)))
      .replace(/=([^=]*)=+/g, (_, inner: string) => part(inner, value));
  };
  try {
    // Soft hyphens and spaces without width show where a word may be broken.
    const words = spell(set, number, 0)
      .replace(/[\u00ad\u200b]/g, "")
      .replace(/\s+/g, " ")
      .trim();
    return /\d/.test(words) || words === "" ? undefined : words;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function ruleFor(rules: Rule[] | undefined, value: number): { text: string; divisor: number } | undefined {
  const known = (rules ?? []).flatMap(([from, text]) => {
    const [base, radix = "10"] = from.split("/");
    if (!/^\d+$/.test(base ?? "") || Number(base) > value) return [];
    return [{ base: Number(base), text: text.replace(/;$/, ""), divisor: divisorOf(Number(base), Number(radix)) }];
  });
  const last = known.at(-1);
  // A rule with a rest is not for a number that has none, unless it begins with one.
  const hasNoRest = last?.text.includes("→") && value % last.divisor === 0 && last.base % last.divisor !== 0;
  return hasNoRest ? (known.at(-2) ?? last) : last;
}

/** The highest power of the radix that is not above the number from which the rule holds. */
function divisorOf(base: number, radix: number): number {
  let divisor = 1;
  while (divisor * radix <= base) divisor *= radix;
  return divisor;
}

/** The form of a plural in `one{st}two{nd}other{th}`. */
function pluralOf(forms: string, category: string): string {
  const named = new Map([...forms.matchAll(/(\w+)\{([^}]*)\}/g)].map(([, name, form]) => [name, form]));
  return named.get(category) ?? named.get("other") ?? "";
}

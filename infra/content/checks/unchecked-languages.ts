import type { Check } from "../check.ts";
import type { PackChecks } from "../pack-checks.ts";

/** What is not checked in a language whose pack leaves a field out. */
const unchecked: Record<keyof PackChecks, string> = {
  stop: "whether STOP is named for another purpose than opting out",
  replies: "whether what they tell people to send is understood",
  calls: "whether numbers to call have a source",
  days: "whether numbers of days have a source",
};

/** Warns of what is not checked in a language, because its pack does not say how. */
export const uncheckedLanguages: Check = function* ({ words: { checks, problem } }) {
  for (const [language, said] of Object.entries(checks))
    for (const [field, what] of Object.entries(unchecked))
      if (!said[field as keyof PackChecks])
        yield {
          ...problem(["checks", language], `texts in ${language} are not checked: ${what}; add ${field}`),
          level: "warning",
        };
};

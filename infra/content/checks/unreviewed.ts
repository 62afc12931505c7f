import type { Check } from "../check.ts";
import { textsIn } from "../said.ts";

/** Counts what no native speaker has read yet. */
export const unreviewed: Check = function* (authored) {
  for (const { value, problem } of authored.guides)
    for (const needed of Object.keys(value.review ?? {})) {
      const texts = [...textsIn({ ...authored, guides: authored.guides.filter((each) => each.value === value) })];
      const count = texts.filter(({ guide, language }) => guide && language === needed).length;
      const message = `${needed}: ${count} texts not reviewed by a native speaker`;
      yield { ...problem(["review", needed], message), level: "warning" };
    }
};

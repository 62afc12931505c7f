import type { Check } from "../check.ts";
import { textsIn } from "../texts-in-content.ts";

/** Characters that cannot be seen, in words for an author. Scripts without spaces may have U+200B between words. */
const unseen: [RegExp, string][] = [
  [/\t/u, "a tab"],
  [/\u00A0/u, "a non-breaking space"],
  [/\u00AD/u, "a soft hyphen"],
  [/\uFEFF/u, "a byte order mark"],
  [/[\p{Cc}--[\t\n]]/v, "a control character"],
];

/** A text has no characters that come along when it is pasted: phones show them as gaps or boxes, and some cost more. */
export const characters: Check = function* (authored) {
  for (const { text, say } of textsIn(authored))
    for (const [pattern, name] of unseen)
      if (pattern.test(text)) yield say(`has ${name}: type a space there, or remove it`);
};

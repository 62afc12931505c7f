import { simplifiedForms } from "./simplified-table.ts";

/**
 * Characters that the table lacks: forms that only some people write (回覆 for 回复, 甚麼 for 什么, 妳), and two words of the
 * south, 咗 and 仲.
 */
const others = "覆复甚什妳你咗了仲还";

let forms: Map<string, string> | undefined;

/** Made for the first text with such characters. */
function formsOf(pairs: string): Map<string, string> {
  const characters = [...pairs.replace(/\s+/g, "")];
  return new Map(Array.from({ length: characters.length / 2 }, (_, i) => [characters[2 * i]!, characters[2 * i + 1]!]));
}

/** Replaces traditional characters by simplified ones. Converting twice changes nothing more. */
export const toSimplified = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (character) => {
    forms ??= formsOf(simplifiedForms + others);
    return forms.get(character) ?? character;
  });

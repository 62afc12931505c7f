import { simplifiedForms } from "./simplified-table.ts";

/**
 * Characters that the table lacks: forms that only some people write (回覆 for 回复, 甚麼 for 什么, 妳), and two words of the
 * south, 咗 and 仲.
 */
const others = "覆复甚什妳你咗了仲还";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const numberOf = (text: string) => [...text].reduce((sum, digit) => 64 * sum + digits.indexOf(digit), 0);

/** The pairs of the table: simplified-table.ts explains its form. */
function pairsOf(table: string): [traditional: string, simplified: string][] {
  let code = 0x3400;
  return (table.match(/[\w-]{5}/g) ?? []).map((pair) => {
    code += numberOf(pair.slice(0, 2));
    return [String.fromCharCode(code), String.fromCharCode(numberOf(pair.slice(2)))];
  });
}

let forms: Map<string, string> | undefined;

/** Made for the first text with such characters. */
function readForms(): Map<string, string> {
  const own = Array.from({ length: others.length / 2 }, (_, i): [string, string] => [
    others[2 * i]!,
    others[2 * i + 1]!,
  ]);
  return new Map([...pairsOf(simplifiedForms), ...own]);
}

/** Replaces traditional characters by simplified ones. Converting twice changes nothing more. */
export const toSimplified = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (character) => {
    forms ??= readForms();
    return forms.get(character) ?? character;
  });

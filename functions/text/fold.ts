/*
 * People write the same word in many ways: full-width, in another script's digits, circled, with the invisible spaces
 * that Khmer keyboards type. Folding makes them one. It is idempotent.
 */

/** Traditional characters that our words are written with in simplified Chinese. */
const simplified: Record<string, string> = Object.fromEntries(
  [..."註注號号訂订單单選选貳贰參参陸陆兩两發发營营業业廳厅銷销刪删請请復复語语簡简體体幫帮單单線线網网還还"].flatMap(
    (character, i, all) => (i % 2 === 0 ? [[character, all[i + 1]!]] : []),
  ),
);

/** Zero-width spaces and joiners, direction marks, variation selectors, the keycap, Khmer's inherent vowels. */
const invisible = /\p{Default_Ignorable_Code_Point}|\u20e3/gu;

/** ❶-❾ ➀-➈ ➊-➒: not folded by NFKC. */
const dingbats = /[\u2776-\u277e\u2780-\u2788\u278a-\u2792]/gu;

/** Decimal digits stand in runs of ten, from zero to nine, in every script that has them (The Unicode Standard, 4.6). */
function digitValue(digit: string): string {
  let zero = digit.codePointAt(0)!;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((digit.codePointAt(0)! - zero) % 10);
}

function dingbatValue(dingbat: string): string {
  const code = dingbat.codePointAt(0)!;
  const one = code >= 0x278a ? 0x278a : code >= 0x2780 ? 0x2780 : 0x2776;
  return String(code - one + 1);
}

/**
 * A text reduced to what was meant: one width, one script of digits, simplified characters, lower case, no invisible
 * characters, no punctuation or symbols at its ends, single spaces inside.
 */
export function fold(text: string): string {
  return text
    .replace(invisible, "")
    .normalize("NFKC")
    .replace(/[\u2018\u2019\u02bc]/gu, "'")
    .replace(invisible, "")
    .replace(dingbats, dingbatValue)
    .replace(/\p{Nd}/gu, digitValue)
    .toLowerCase()
    .normalize("NFKC")
    .replace(/\p{Script=Han}/gu, (character) => simplified[character] ?? character)
    .replace(/\s+/gu, " ")
    .replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, "");
}

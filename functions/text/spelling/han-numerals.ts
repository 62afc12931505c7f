/** Numerals by value, everyday and formal, folded. */
const numerals = ["零〇", "一壹", "二贰两", "三叁参", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"];
const digitOf = (character: string) => numerals.findIndex((forms) => forms.includes(character));

/** Whether a character is a digit or an everyday numeral. A space between two of them has a meaning: 一 二. */
export const isNumeral = (character = ""): boolean => /[\d零〇一二两三四五六七八九十]/u.test(character);

/** The everyday numerals for one digit, as they are read out in codes. For a class of a pattern. */
export const digitNumerals = "零〇一二两三四五六七八九幺";

const digitRow = new RegExp(`[${digitNumerals}](?:[ \\p{P}]{0,3}[${digitNumerals}]){3,}`, "gu");

/** Converts rows of numerals, as in codes and telephone numbers, to 0-9: 四八二一, 〇一二-三四五. */
export const readNumerals = (text: string): string =>
  text.replace(digitRow, (row) =>
    row.replace(/\p{Script=Han}/gu, (digit) => String(digit === "幺" ? 1 : digitOf(digit))),
  );

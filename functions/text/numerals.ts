/** Numbers as words in English and Khmer, with misspellings that are not other words. Folded. */
export const numberWords = new Map<string, number>(
  [
    "zero sero nought o សូន្យ",
    "one first 1st មួយ",
    "two tow second secound 2nd ពីរ",
    "three thre tree third 3rd បី",
    "four foure fourth 4th បួន",
    "five fiv fith fifth 5th ប្រាំ",
    "six sixth 6th ប្រាំមួយ",
    "seven sevn seventh 7th ប្រាំពីរ ប្រាំពិល",
    "eight eigth eighth 8th ប្រាំបី",
    "nine nien ninth 9th ប្រាំបួន",
    "ten tenth 10th ដប",
    "eleven ដបមួយ",
    "twelve ដបពីរ",
  ].flatMap((words, value) => words.split(" ").map((word): [string, number] => [word, value])),
);

/** Chinese numerals by value, everyday and formal, folded. */
const chinese = ["零〇", "一壹", "二贰两", "三叁参", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"];
const chineseDigit = (character: string) => chinese.findIndex((forms) => forms.includes(character));

/** 十二, 二十, 一〇. At most two digits, because no list is longer. */
function chineseNumber(text: string): number | undefined {
  const [, tens = "", ten = "", ones = ""] = /^([^十拾]?)([十拾]?)([^十拾]?)$/u.exec(text) ?? [];
  const values = [tens, ones].filter((digit) => digit !== "").map(chineseDigit);
  if (values.includes(-1) || (values.length === 0 && ten === "")) return undefined;
  if (ten === "") return Number(values.join(""));
  return 10 * (tens === "" ? 1 : chineseDigit(tens)) + (ones === "" ? 0 : chineseDigit(ones));
}

const plainNumber = (text: string) =>
  /^\d{1,2}$/.test(text) ? Number(text) : (numberWords.get(text) ?? chineseNumber(text));

/** Ways to name an entry of a list by its number: no. 2, 第二个, 2号, ទី២, the second one. */
const ordinals = [
  /^(?:no|nr)[.: ]*(\d{1,2})$/,
  /^第(.{1,3}?)[个项步条号种点行]?$/u,
  /^(.{1,3})[号项]$/u,
  /^ទី(.{1,12})$/u,
  /^(?:the )?((?:fir|1)st|(?:seco|2)nd|(?:thi|3)rd|(?:four|fif|six|seven|eigh|nin|ten|[4-9]|10)th)(?: one| option| choice| step)?$/,
];

/** No way to write a number is longer: "the seventh option". */
const maxLength = 18;

/** The number that the whole folded text is: 2, 十二, 一〇, twelve, 第二个. */
export function numberIn(text: string): number | undefined {
  if (text.length > maxLength) return undefined;
  const value = plainNumber(text);
  if (value !== undefined) return value;
  const number = ordinals.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  return number === undefined ? undefined : plainNumber(number);
}

/** Converts rows of Chinese digits, as in codes and telephone numbers, to 0-9: 四八二一, 〇一二-三四五. */
export const readChineseDigits = (text: string): string =>
  text.replace(/[零〇一二两三四五六七八九幺](?:[ \p{P}]{0,3}[零〇一二两三四五六七八九幺]){3,}/gu, (row) =>
    row.replace(/\p{Script=Han}/gu, (digit) => String(digit === "幺" ? 1 : chineseDigit(digit))),
  );

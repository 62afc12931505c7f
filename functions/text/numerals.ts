import { fold } from "./fold.ts";

/** Numbers as words, folded: English and Khmer. */
const spelled = new Map<string, number>(
  [
    ["zero", "សូន្យ"],
    ["one", "មួយ"],
    ["two", "ពីរ"],
    ["three", "បី"],
    ["four", "បួន"],
    ["five", "ប្រាំ"],
    ["six", "ប្រាំមួយ"],
    ["seven", "ប្រាំពីរ"],
    ["eight", "ប្រាំបី"],
    ["nine", "ប្រាំបួន"],
    ["ten", "ដប់"],
    ["eleven", "ដប់មួយ"],
    ["twelve", "ដប់ពីរ"],
  ].flatMap((words, value) => words.map((word): [string, number] => [fold(word), value])),
);

/** Chinese numerals by value, everyday and formal, folded. */
const chinese = ["零〇", "一壹", "二贰两", "三叁参", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"];
const chineseDigit = (character: string) => chinese.findIndex((forms) => forms.includes(character));

/** The number of a text that is nothing else: 2, 十二, 一〇, twelve. At most two digits: no list is longer. */
function numberIn(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  if (spelled.has(text)) return spelled.get(text);
  const [, tens = "", ten = "", ones = ""] = /^([^十拾]?)([十拾]?)([^十拾]?)$/u.exec(text) ?? [];
  const values = [tens, ones].filter((digit) => digit !== "").map(chineseDigit);
  if (values.includes(-1) || (values.length === 0 && ten === "")) return undefined;
  if (ten === "") return Number(values.join(""));
  return 10 * (tens === "" ? 1 : chineseDigit(tens)) + (ones === "" ? 0 : chineseDigit(ones));
}

/** The little words that people put around a number: "reply 2", "第2步", "no. 2 please", "选一个". */
const little = [
  /\b(?:i|choose|pick|select|reply|press|want|option|number|nr|step|choice|answer|please|pls|plz|thanks|thank you)\b/gu,
  /\bno\b\.?(?= ?\d)/gu,
  /我想?要?|选项|选择?|步骤|数字|回复?|按|第|[个步项号条]|吧|请|谢谢/gu,
  /ជ្រើសរើស|ជ្រើស|លេខ|ជំហាន|ទី|សូម|ឆ្លើយ|យក|ខ្ញុំ/gu,
];

/**
 * The number that a whole folded message is, little words aside; "several" when it names more than one ("1-3",
 * "1 or 2"), which is never guessed at; nothing when it is prose, whatever numbers stand in it.
 */
export function numeralOf(folded: string): number | "several" | undefined {
  const bare = little
    .reduce((text, words) => text.replace(words, " "), folded)
    .replace(/[\s.:,()[\]#"'、。]+/gu, " ")
    .trim();
  const value = numberIn(bare);
  if (value !== undefined) return value;
  const parts = bare.split(/\s*(?:\band\b|\bor\b|[-~/&+ ]|或者?|和|到|ឬ|និង)\s*/u);
  return parts.length > 1 && parts.every((part) => numberIn(part) !== undefined) ? "several" : undefined;
}

/** Numbers as words, folded. Chinese everyday and formal numerals, English, Khmer. */
const spelled = new Map<string, number>(
  [
    ["零〇", "zero", "សូន្យ"],
    ["一壹", "one", "មួយ"],
    ["二贰两", "two", "ពីរ"],
    ["三叁参", "three", "បី"],
    ["四肆", "four", "បួន"],
    ["五伍", "five", "ប្រាំ"],
    ["六陆", "six", "ប្រាំមួយ"],
    ["七柒", "seven", "ប្រាំពីរ"],
    ["八捌", "eight", "ប្រាំបី"],
    ["九玖", "nine", "ប្រាំបួន"],
    ["十拾", "ten", "ដប់"],
  ].flatMap(([chinese = "", ...words], value) => [...chinese, ...words].map((word): [string, number] => [word, value])),
);

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
    .replace(/[\s.:,()[\]#"'、。。]+/gu, " ")
    .trim();
  if (/^\d{1,2}$/.test(bare)) return Number(bare);
  if (spelled.has(bare)) return spelled.get(bare);
  const parts = bare.split(/\s*(?:\band\b|\bor\b|[-~/&+ ]|或者?|和|到|ឬ|និង)\s*/u);
  return parts.length > 1 && parts.every((part) => /^\d{1,2}$/.test(part) || spelled.has(part)) ? "several" : undefined;
}

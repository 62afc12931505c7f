/*
 * Finds what a text asks people to send: the word after "text", "reply" or "send", in the three languages. It searches the
 * author's text, in which correct numbers are still placeholders.
 */

const english = (verbs: string) => `\\b(?:${verbs})(?: (?:back|us|me|just|only|with|in|the word))*:? ?`;
const chinese = (verbs: string) => `(?:${verbs})(?:给我|数字|短信|信息|消息)?\\s*[：:]?\\s*`;
const khmer = (verbs: string) => `(?:${verbs})(?:\\s*(?:លេខ|ពាក្យ|សារ))?\\s*:?\\s*`;

const send = [
  english("text|reply|send|type|answer|write"),
  chinese("回复|回答|回|发送|发|输入|打字|写"),
  khmer("ផ្ញើ|ឆ្លើយ|វាយ|សរសេរ"),
].join("|");

/** Verbs before a bare number or capitals. Other verbs are left out: people type six digits, or send 2 photos. */
const reply = [english("text|reply|answer"), chinese("回复|回"), khmer("ឆ្លើយ")].join("|");

/** Excludes messages to other numbers: "text BAL to 888", 发“查询”到10086. */
const elsewhere = "(?!\\s*(?:to|到|至|给|ទៅ)\\s*[+\\d*#])";

const quoted = new RegExp(`(?:${send})["“”'‘「『«]([^"”'’」』»\\n]{1,40})["”'’」』»]${elsewhere}`, "giu");
const capitals = new RegExp(
  `(?:${reply})(?<![A-Z])((?-i:[A-Z]{2,}(?: [A-Z]{2,})*))(?![\\p{Script=Latin}\\p{N}])${elsewhere}`,
  "giu",
);
const number = new RegExp(
  `(?:${reply})["“'‘「«]?(\\p{Nd}{1,2})(?![\\p{Nd}%]|[年月日天步次个条张位份人号元]|[:.,-]\\p{Nd})`,
  "giu",
);

const matches = (text: string, pattern: RegExp) => [
  ...new Set([...text.normalize("NFKC").matchAll(pattern)].map(([, what = ""]) => what.trim())),
];

/** The words in quotes or capitals that a text asks people to send. */
export const wordsToSend = (text: string): string[] => [...matches(text, quoted), ...matches(text, capitals)];

/** Numbers to reply that are typed in a text instead of a placeholder. */
export const numbersToSend = (text: string): string[] => matches(text, number);

/** A function that finds which of these folded words a text asks people to send, in quotes or not. */
export function instructionFinder(words: Iterable<string>): (text: string) => string[] {
  const any = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("|");
  // A Latin word ends where other letters begin (回复YES继续); a Chinese one before punctuation or a purpose.
  const latin = `(?=\\p{Script=Latin})(?:${any})(?![\\p{Script=Latin}\\p{N}])`;
  const other = `(?!\\p{Script=Latin})(?:${any})(?=[^\\p{L}\\p{N}]|$|即可|就|来|以|可|后|则)`;
  const pattern = new RegExp(`(?:${send})["“'‘「『«]?(${latin}|${other})`, "giu");
  return (text) => matches(text, pattern);
}

/*
 * What a text tells people to send: the word after "text", "reply", "send", in the three languages. It is looked for in
 * what the author wrote, where the right numbers are placeholders still.
 */

const english = (verbs: string) => `\\b(?:${verbs})(?: (?:back|us|me|just|only|with|in|the word))*:? ?`;
const chinese = (verbs: string) => `(?:${verbs})(?:给我|数字|短信|信息|消息)?\\s*[：:]?\\s*`;
const khmer = (verbs: string) => `(?:${verbs})(?:\\s*(?:លេខ|ពាក្យ|សារ))?\\s*:?\\s*`;

const send = [
  english("text|reply|send|type|answer|write"),
  chinese("回复|回答|回|发送|发|输入|打字|写"),
  khmer("ផ្ញើ|ឆ្លើយ|វាយ|សរសេរ"),
].join("|");

/** The verbs that go with a bare number or with capitals: one can also type six digits, or send 2 photos. */
const reply = [english("text|reply|answer"), chinese("回复|回"), khmer("ឆ្លើយ")].join("|");

/** To send somewhere else: "text BAL to 888", 发“查询”到10086. */
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

const found = (text: string, pattern: RegExp) => [
  ...new Set([...text.normalize("NFKC").matchAll(pattern)].map(([, what = ""]) => what.trim())),
];

/** The words that a text tells people to send, as far as quotes or capitals show them. */
export const wordsTold = (text: string): string[] => [...found(text, quoted), ...found(text, capitals)];

/** The numbers to reply that somebody typed into a text, where a placeholder belongs. */
export const numbersTold = (text: string): string[] => found(text, number);

/** Finds which of these folded words a text tells people to send, in quotes or not. */
export function tellerOf(words: Iterable<string>): (text: string) => string[] {
  const any = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("|");
  // A Latin word ends where other letters begin (回复YES继续); a Chinese one before a stop, or what it is sent for.
  const latin = `(?=\\p{Script=Latin})(?:${any})(?![\\p{Script=Latin}\\p{N}])`;
  const other = `(?!\\p{Script=Latin})(?:${any})(?=[^\\p{L}\\p{N}]|$|即可|就|来|以|可|后|则)`;
  const pattern = new RegExp(`(?:${send})["“'‘「『«]?(${latin}|${other})`, "giu");
  return (text) => found(text, pattern);
}

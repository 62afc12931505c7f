import { globSync, readFileSync } from "node:fs";

/** What must not be in a log, from any source. */
const rules: [what: string, found: RegExp][] = [
  ["a number", /(?<![\d.])\d{7,}|\+\d[\d ().-]{5,}\d/],
  ["an address", /whatsapp:/i],
  ["an id of Twilio's", /\b[A-Z]{2}[0-9a-f]{32}\b/],
  ["a hand-over code", /(?<![a-z])[bcdfghjklmnpqrstvwxz]{6}(?![a-z])/i],
  ["a text", /[\p{Script=Han}\p{Script=Khmer}]/u],
];

/**
 * Numbers that are neither a person's nor codes: times, durations, places in our code, process ids, temporary folders.
 */
const innocent =
  /"(Timestamp|oldestOverdueMs)":\d+|\.[cm]?[jt]s:\d+:\d+|\bprocess \d+|\/[\w.-]+-[A-Za-z0-9]{6}(?=[/"':\s).,])/g;

/**
 * A value that a line of the functions' log may contain beside numbers: a fixed word without a space. A person's key is
 * longer and has digits.
 */
const word = /^(?=[a-z]+$|(?![\w-]{32}))[\w/#.:-]{1,60}$/i;

/** Why a line may not be logged; undefined when it may. */
export function leakIn(line: string): string | undefined {
  const rest = line.replace(innocent, "");
  const [what] = rules.find(([, found]) => found.test(rest)) ?? [];
  if (what !== undefined) return what;
  return line.startsWith('{"level":')
    ? unknownIn(line)
    : sentences.some((text) => line.includes(text))
      ? "a text"
      : what;
}

function unknownIn(line: string): string | undefined {
  let fields: Record<string, unknown>;
  try {
    fields = JSON.parse(line);
  } catch {
    return "half a line";
  }
  const { _aws, stack = "", ...said } = fields;
  const values = [...Object.values(said), ...String(stack).split(",").filter(Boolean)];
  return values.every((value) => typeof value !== "string" || word.test(value)) ? undefined : "a text";
}

/** Texts of the assistant and of people with more than one word: from the content, its transcripts, the examples. */
const sentences = [
  ...globSync("functions/wiring/content/**/*.json").flatMap((file) => textsOf(JSON.parse(readFileSync(file, "utf8")))),
  ...spoken(),
].filter((text) => text.length >= 10 && text.trim().includes(" "));

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return value.split(/\n|\{[^}]*\}/);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function spoken(): string[] {
  const transcripts = globSync("content/transcripts/**/*.txt").map((file) => readFileSync(file, "utf8"));
  const said = transcripts.flatMap((text) => [...text.matchAll(/^> (.+)$/gm)].map(([, body]) => body ?? ""));
  const examples = readFileSync("test/engine/listen/inbound-examples.jsonl", "utf8").trim().split("\n");
  return [...said, ...examples.map((line) => String(JSON.parse(line).body))];
}

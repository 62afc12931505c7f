import type * as z from "zod";

/** A path in a YAML file: ["pages", "store", "steps", 1, "text", TAG]. */
type Path = readonly (string | number)[];

/** The problems that a schema found, in words for an author: where, and what is allowed there. */
export function schemaMessages(issue: z.core.$ZodIssue): [Path, string][] {
  const path = issue.path as Path;
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => [[...path, key], `"${key}" is not known here: correct its spelling, or remove it`]);
  // A schema's own message states the rule.
  if (!isDefault(issue.message)) return [[path, issue.message]];
  return [[path, allowed(issue)]];
}

const isDefault = (message: string) => /^(Invalid|Too (big|small)|Unrecognized)\b/.test(message);

function allowed(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue.expected, issue.message.split(" ").at(-1));
    case "too_small":
      return issue.origin === "number" || issue.origin === "int"
        ? `must be at least ${issue.minimum}`
        : "is empty or too short: write it, or remove it";
    case "too_big":
      return issue.origin === "number" || issue.origin === "int"
        ? `must be at most ${issue.maximum}`
        : `is too long: the maximum is ${issue.maximum}`;
    case "invalid_value":
      return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.join(", ")}`;
    case "invalid_format":
      return issue.format === "date" ? "must be a date, like 2026-11-22" : `must be ${formOf(issue.pattern)}`;
    case "invalid_key":
      return `"${String(issue.path.at(-1))}" can't be a name here: ${keyForm(issue.issues)}`;
    default:
      return "has a form that is not allowed here: compare it with the other guides";
  }
}

function wrongType(expected: string, received: string | undefined): string {
  if (received === "undefined") return "is missing: add it";
  if (received === "null") return "is empty: write it, or remove it";
  return `should be ${typeNames[expected] ?? expected}${expected === "string" ? ': put it in "quotes"' : ""}`;
}

const typeNames: Record<string, string> = {
  string: "a text",
  array: "a list: [one, two]",
  object: "a set of lines, each key: value",
  record: "a set of lines, each key: value",
  boolean: "true or false",
  number: "a number",
  int: "a whole number",
};

/** The patterns of functions/engine/guide, in words. */
const forms: Record<string, string> = {
  "^[a-z][a-z0-9-]*$": "small letters, digits and hyphens, beginning with a letter",
  "^[a-z][a-z0-9.-]*$": "small letters, digits, dots and hyphens, beginning with a letter",
  "^[1-9]$": "a digit from 1 to 9",
  "^\\+\\d+$": "+ and digits, like +85512",
  "^([a-z0-9-]+\\.)+[a-z]{2,}$": "a site, like smart.com.kh",
};

function formOf(pattern: string | undefined): string {
  const source = pattern?.replace(/^\/|\/\w*$/g, "") ?? "";
  return forms[source] ?? `of the form ${source}`;
}

function keyForm(issues: z.core.$ZodIssue[]): string {
  const [issue] = issues;
  if (issue?.code === "invalid_format") return `use ${formOf(issue.pattern)}`;
  if (issue?.code === "invalid_value") return `use ${issue.values.join(", ")}`;
  return "correct its spelling";
}

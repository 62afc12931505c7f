import { parseArgs } from "node:util";
import { type Command, type Given, type Options, usageError, type Valued } from "./command.ts";

/**
 * Reads what was typed behind a command.
 *
 * @returns "help" when the help text was asked for
 * @throws a usage error that names the argument and what belongs there
 */
export function parseArguments<O extends Options>(
  { options, maxPositionals = 0 }: Command<O>,
  [name = "", ...args]: string[],
): Given<O> | "help" {
  const types = Object.entries(options).map(([option, { kind }]: [string, Partial<Valued<unknown>>]) => [
    option,
    { type: kind ? "string" : "boolean" } as const,
  ]);
  const { tokens } = parseArgs({
    args,
    strict: false,
    tokens: true,
    options: { ...Object.fromEntries(types), help: { type: "boolean", short: "h" } },
  });
  if (tokens.some((token) => token.kind === "option" && token.name === "help")) return "help";

  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(options).map(([option, { kind, multiple }]: [string, Partial<Valued<unknown>>]) => [
      option,
      kind ? (multiple ? [] : undefined) : false,
    ]),
  );
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option: Partial<Valued<unknown>> | undefined = Object.hasOwn(options, token.name)
      ? options[token.name]
      : undefined;
    if (!option) throw usageError(`there is no option ${token.rawName}`);
    if (!option.kind) {
      if (token.value !== undefined) throw usageError(`${token.rawName} takes no value: not ${token.value}`);
      values[token.name] = true;
      continue;
    }
    const { expected, parse } = option.kind;
    const isMissing = token.value === undefined || (!token.inlineValue && /^--?[a-z]/i.test(token.value));
    if (isMissing) throw usageError(`${token.rawName} takes ${expected}`);
    const value = parse(token.value ?? "");
    if (value === undefined) throw usageError(`${token.rawName} takes ${expected}: not ${token.value || "nothing"}`);
    if (option.multiple) (values[token.name] as unknown[]).push(value);
    else values[token.name] = value;
  }
  const extra = positionals.slice(maxPositionals);
  if (extra.length > 0) throw usageError(`too many arguments: ${extra.join(" ")}`);
  return { values: values as Given<O>["values"], positionals, typed: [name, ...args] };
}

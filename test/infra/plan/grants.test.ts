import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The names in these files that match a pattern, each once. */
const namesIn = (files: string[], pattern: RegExp) =>
  new Set(files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(pattern)].map(([, name]) => name ?? "")));

test("the functions are granted what the store does, and nothing else", () => {
  const store = globSync("functions/store/*.ts");
  const commands = namesIn(store, /new (\w+)Command\(/g);
  // A transaction needs only the permissions of its parts.
  expect(commands.delete("TransactWriteItems")).toBe(true);
  const parts = [...namesIn(store, /\{ (Put|Delete|Update|ConditionCheck): /g)].map((part) => `${part}Item`);
  const granted = namesIn(["infra/aws/table.ts"], /"dynamodb:(\w+)"/g);
  expect([...granted].sort()).toEqual([...new Set([...commands, ...parts])].sort());
});

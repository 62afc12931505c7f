import type { Plan, Resource } from "./plan.ts";
import { shown } from "./shown.ts";

const others = "Other resources";

/** A plan for a terminal: the important settings, grouped by purpose. */
export function printed(plan: Plan): string {
  const groups = new Map<string, string[]>(Object.values(shown).map(({ group }) => [group, []]));
  groups.set(others, []);
  for (const resource of plan.resources) groups.get(groupOf(resource))?.push(block(resource, plan));
  const { _protect, ...outputs } = plan.outputs ?? {};
  const parts = [
    `Stage ${plan.stage} in ${plan.region}: ${plan.resources.length} resources in AWS, computed without an account.`,
    ...[...groups].filter(([, blocks]) => blocks.length > 0).map(([group, blocks]) => [group, ...blocks].join("\n")),
    ["A deployment prints", ...Object.entries(outputs).map(([name, value]) => line(`  ${name}`, value, 16))].join("\n"),
  ];
  return parts.join("\n\n");
}

const groupOf = ({ type }: Resource) => shown[type]?.group ?? others;

/** A single setting stands beside the name, several below it. A resource without settings shows its type. */
function block(resource: Resource, plan: Plan): string {
  const { type, inputs } = resource;
  const name = `  ${inputs.name ?? resource.name}`;
  const how = shown[type];
  if (!how) return line(`  ${type.replace(/^aws:|:\w+$/g, "")}`, name.trim(), 38);
  const settings = Object.entries(how.settings(resource, plan)).filter(([, value]) => value !== undefined);
  if (settings.length === 1) return line(name, settings[0]?.[1], 48);
  return [shortened(name), ...settings.map(([setting, value]) => line(`    ${setting}`, value, 38))].join("\n");
}

function line(label: string, value: unknown, indent: number): string {
  const values = Array.isArray(value) ? value.map(words) : [words(value)];
  return `${shortened(label).padEnd(indent - 2)}  ${values.join(`\n${" ".repeat(indent)}`)}`;
}

const words = (value: unknown) => shortened(Array.isArray(value) ? value.join(" ") : String(value));

/** Removes the account's number and the constant letters that replace random ones. */
const shortened = (text: string) => text.replace(/arn:aws:\w+:[^: ]*:[^: ]*:/g, "").replace(/-bdvfbzta\b/g, "");

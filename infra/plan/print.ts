import type { Plan, Resource } from "./plan.ts";
import { shown } from "./shown.ts";

const named = "Also";

/** A plan to be read: what matters of it, by what it's for. */
export function printed(plan: Plan): string {
  const groups = new Map<string, string[]>(Object.values(shown).map(({ group }) => [group, []]));
  groups.set(named, []);
  for (const resource of plan.resources) groups.get(groupOf(resource))?.push(block(resource, plan));
  const { _protect, ...outputs } = plan.outputs ?? {};
  const parts = [
    `Stage ${plan.stage} in ${plan.region}: ${plan.resources.length} things in AWS. Nothing was made, and nobody was asked.`,
    ...[...groups].filter(([, blocks]) => blocks.length > 0).map(([group, blocks]) => [group, ...blocks].join("\n")),
    [
      "At its end a deployment prints",
      ...Object.entries(outputs).map(([name, value]) => line(`  ${name}`, value, 16)),
    ].join("\n"),
  ];
  return parts.join("\n\n");
}

const groupOf = ({ type }: Resource) => shown[type]?.group ?? named;

/** A thing with one setting has it beside its name, others below. Of what has none to show, the type is told. */
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

/** Without the account's number and the random letters at the end of names, of which there are none before there is a stage. */
const shortened = (text: string) => text.replace(/arn:aws:\w+:[^: ]*:[^: ]*:/g, "").replace(/-bdvfbzta\b/g, "");

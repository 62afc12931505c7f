import { parseArgs } from "node:util";
import { secretList } from "../aws/secret-list.ts";
import { type Outside, runAsTyped } from "./command.ts";
import { table } from "./table.ts";

const help = `Which secrets of a stage are set. No value is printed:  sst secret list  prints them all.

  npm run secrets -- --stage production`;

/**
 * Which of our secrets SST's list has. Only a line that begins with one of our names is looked at, and only as far as
 * its name: the rest of it, and every other line, may be a secret.
 */
export function secretsIn(listed: string): Record<keyof typeof secretList, boolean> {
  const lines = listed.split("\n");
  const isSet = (name: string) => lines.some((line) => line.startsWith(`${name}=`) && line.length > name.length + 1);
  return Object.fromEntries(Object.keys(secretList).map((name) => [name, isSet(name)])) as ReturnType<typeof secretsIn>;
}

/** What SST lists of a stage, values and all; nothing when none is set. Rejects with what SST complains of. */
export function listed(sst: Outside["sst"], stage: string): Promise<string> {
  return sst(["secret", "list", "--stage", stage]).catch((error: Error) => {
    if (error.message.includes("No secrets found")) return "";
    throw error;
  });
}

/** The command. Answers with its exit code: 1 when a deployment would miss one. */
export async function secrets(args: string[], { say, progress, sst }: Outside): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { stage: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    say(help);
    return 0;
  }
  if (!values.stage) throw new Error("which stage? npm run secrets -- --stage production");
  progress(`asking SST for the secrets of ${values.stage} ...`);
  const found = Object.entries(secretsIn(await listed(sst, values.stage)));
  const isNeeded = (name: string) => secretList[name as keyof typeof secretList] === undefined;
  const state = (name: string, isSet: boolean) => {
    if (isSet) return "set";
    return isNeeded(name) ? `not set: npx sst secret set ${name} --stage ${values.stage}` : "not set, and need not be";
  };
  for (const line of table(found.map(([name, isSet]) => [name, state(name, isSet)]))) say(line);
  return found.every(([name, isSet]) => isSet || !isNeeded(name)) ? 0 : 1;
}

if (import.meta.main) await runAsTyped(secrets);

import { secretList } from "../aws/secret-list.ts";
import { alignColumns } from "../cli/align.ts";
import type { Outside } from "./outside.ts";

/**
 * Which of our secrets appear in SST's list. Only lines that begin with one of our names are read, and only their names:
 * everything else may be a secret.
 */
export function secretsIn(listed: string): Record<keyof typeof secretList, boolean> {
  const lines = listed.split("\n");
  const isSet = (name: string) => lines.some((line) => line.startsWith(`${name}=`) && line.length > name.length + 1);
  return Object.fromEntries(Object.keys(secretList).map((name) => [name, isSet(name)])) as ReturnType<typeof secretsIn>;
}

/** SST's list of a stage's secrets, values included; empty when none is set. Rejects with SST's complaint. */
async function listSecrets(sst: Outside["sst"], stage: string): Promise<string> {
  try {
    return await sst(["secret", "list", "--stage", stage]);
  } catch (error) {
    if ((error as Error).message.includes("No secrets found")) return "";
    throw error;
  }
}

type Request = { stage: string; json: boolean };

/** Prints which secrets are set. Resolves to the exit code: 1 when a deployment would miss one. */
export async function secrets({ stage, json }: Request, { say, progress, sst }: Outside): Promise<number> {
  progress(`asking SST for the secrets of ${stage} ...`);
  const found = Object.entries(secretsIn(await listSecrets(sst, stage))).map(([name, isSet]) => ({
    name,
    isSet,
    isRequired: secretList[name as keyof typeof secretList] === undefined,
  }));
  const state = ({ name, isSet, isRequired }: (typeof found)[number]) => {
    if (isSet) return "set";
    return isRequired ? `not set: npx sst secret set ${name} --stage ${stage}` : "not set, optional";
  };
  say(
    json ? JSON.stringify(found, undefined, 2) : alignColumns(found.map((each) => [each.name, state(each)])).join("\n"),
  );
  return found.every(({ isSet, isRequired }) => isSet || !isRequired) ? 0 : 1;
}

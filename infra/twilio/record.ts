import type { Outside } from "./command.ts";
import { listed } from "./secrets.ts";

/*
 * The functions read which templates are approved from the secret WhatsAppTemplates, as JSON. What is set there is theirs
 * with the next deployment.
 */

const secret = "WhatsAppTemplates";

/** The JSON of the secret. The same templates make the same text. */
export const recordOf = (templates: Record<string, string>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(templates).sort()));

/** What a stage's secret says now. SST lists all secrets; the others are not looked at. */
export async function recorded(sst: Outside["sst"], stage: string): Promise<string> {
  const line = (await listed(sst, stage)).split("\n").findLast((each) => each.startsWith(`${secret}=`));
  return line?.slice(secret.length + 1).trim() || "{}";
}

export async function record(sst: Outside["sst"], stage: string, json: string): Promise<void> {
  await sst(["secret", "set", secret, json, "--stage", stage]);
}

/** The same, to be typed. */
export const recordCommand = (json: string, stage: string) => `npx sst secret set ${secret} '${json}' --stage ${stage}`;

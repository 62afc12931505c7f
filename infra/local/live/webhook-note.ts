import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { Account } from "../../twilio/account.ts";
import { changesOf, type Target } from "../../twilio/target.ts";
import { type Webhooks, webhooksAt } from "../../twilio/webhook.ts";
import { sendersWith } from "../../twilio/webhook-targets.ts";
import { replaceFile } from "../replace-file.ts";

/** What is noted before webhooks are changed: whose they are, the desk's address, and the earlier settings by SID. */
const schema = z.object({
  account: z.string(),
  number: z.string(),
  origin: z.string(),
  earlier: z.array(z.object({ sid: z.string(), values: z.array(z.string()) })),
});

const fileIn = (folder: string) => join(folder, "webhooks.json");

/** Whether webhooks have to be restored: a killed desk leaves its note. */
export const isNoted = (folder: string): boolean => existsSync(fileIn(folder));

type Change = {
  folder: string;
  account: Account;
  number: string;
  origin: string;
  targets: Target[];
  progress: (line: string) => void;
};

/** Notes the earlier settings of these targets, then changes them. Rejects with Twilio's error; the note stays. */
export async function setWebhooks({ folder, account, number, origin, targets, progress }: Change): Promise<void> {
  const changed = targets.filter((target) => changesOf(target).length > 0);
  const earlier = changed.flatMap(({ earlier, settings }) =>
    earlier ? [{ sid: earlier.sid, values: settings.map(({ now }) => now) }] : [],
  );
  const note: z.input<typeof schema> = { account: account.client.accountSid, number, origin, earlier };
  await replaceFile(fileIn(folder), JSON.stringify(note));
  for (const target of changed) {
    progress(`changing ${target.title} ...`);
    await target.apply();
  }
}

/**
 * Gives the noted webhooks their earlier settings, and deletes the note. A webhook that was changed in between stays as it is.
 * Resolves to a line for each. Rejects with Twilio's error; the note stays.
 */
export async function restoreWebhooks(
  folder: string,
  account: Account,
  progress: (line: string) => void,
): Promise<string[]> {
  if (!isNoted(folder)) return [];
  const { number, origin, earlier, ...noted } = readNote(fileIn(folder));
  if (noted.account !== account.client.accountSid)
    throw new Error(
      `the webhooks of ${number} have to be restored first, and are of another account than TWILIO_ACCOUNT_SID. Run npm start -- --restore with that account, or delete ${fileIn(folder)}.`,
    );
  const webhooks: Webhooks = webhooksAt(origin);
  const { sms, whatsapp } = await sendersWith(number, { account, webhooks, progress });
  const targets = [...(sms ? [sms.target] : []), ...whatsapp];
  const lines: string[] = [];
  for (const { sid, values } of earlier) {
    const target = targets.find((each) => each.earlier?.sid === sid);
    lines.push(await restoreOne(target, sid, values));
  }
  rmSync(fileIn(folder), { force: true });
  return lines;
}

async function restoreOne(target: Target | undefined, sid: string, values: string[]): Promise<string> {
  if (!target?.earlier) return `${sid} is not in the account any more`;
  const [url] = target.settings;
  if (target.settings.every(({ now }, i) => now === values[i])) return `${target.title} was not changed`;
  if (url?.now !== url?.after) return `${target.title} was changed in between, and stays as it is`;
  await target.earlier.restore(values);
  return `${target.title} has its earlier webhooks again`;
}

function readNote(file: string): z.infer<typeof schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new Error(
      `${file} can't be read, so the webhooks can't be restored. Set them in the Console, and delete the file.`,
    );
  }
}

import type { Account } from "./account.ts";
import type { Asked } from "./connect-args.ts";
import { numberTarget } from "./number.ts";
import { serviceTarget } from "./service.ts";
import type { Target } from "./target.ts";
import type { Webhooks } from "./webhook.ts";
import { whatsappByHand, whatsappTargets } from "./whatsapp.ts";

/** All that has to be set for what was asked for, and what is worth knowing. Throws when the account has no such thing. */
export async function find(
  account: Account,
  what: Asked["what"],
  webhooks: Webhooks,
  progress: (line: string) => void,
): Promise<{ targets: Target[]; notes: string[]; inService: boolean }> {
  if (what.by === "service") {
    const { target, whatsapp } = await serviceTarget(account, what.sid, webhooks);
    const senders = whatsapp.length > 0 ? await whatsappTargets(account, whatsapp, webhooks) : [];
    return { targets: [target, ...senders], notes: [], inService: true };
  }
  const { number } = what;
  const sms = await numberTarget(account, number, webhooks, progress);
  const whatsapp = await whatsappTargets(account, [`whatsapp:${number}`], webhooks);
  if (!sms && whatsapp.length === 0)
    throw new Error(
      `this account has neither the number ${number} nor a WhatsApp sender with it: Console > Phone Numbers`,
    );
  const notes: string[] = [];
  if (sms) notes.push("a number has no address for delivery reports: every check-back and every reply names its own");
  if (whatsapp.length === 0) notes.push(`it is no WhatsApp sender; by hand: ${whatsappByHand}`);
  return { targets: [...(sms ? [sms.target] : []), ...whatsapp], notes, inService: sms?.inService ?? false };
}

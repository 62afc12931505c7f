import type { Account } from "./account.ts";
import { numberTarget } from "./number.ts";
import { serviceTarget } from "./service.ts";
import type { Connected, Target } from "./target.ts";
import type { Webhooks } from "./webhook.ts";
import { whatsappByHand, whatsappTargets } from "./whatsapp.ts";

type Search = {
  account: Account;
  what: Connected;
  webhooks: Webhooks;
  progress: (line: string) => void;
};

type Found = { targets: Target[]; notes: string[]; inService: boolean; hasWhatsApp: boolean };

/** Everything whose webhooks have to be set for a number or a Messaging Service. Rejects when the account has neither. */
export async function webhookTargets({ account, what, webhooks, progress }: Search): Promise<Found> {
  if (what.by === "service") {
    const { target, whatsapp } = await serviceTarget(account, what.sid, webhooks);
    const senders = whatsapp.length > 0 ? await whatsappTargets(account, whatsapp, webhooks) : [];
    return { targets: [target, ...senders], notes: [], inService: true, hasWhatsApp: whatsapp.length > 0 };
  }
  const { number } = what;
  const { sms, whatsapp } = await sendersWith(number, { account, webhooks, progress });
  if (!sms && whatsapp.length === 0)
    throw new Error(
      `this account has neither the number ${number} nor a WhatsApp sender with it. Look in Console > Phone Numbers.`,
    );
  const notes: string[] = [];
  if (sms)
    notes.push(
      "a number has no setting for delivery reports: each check-back and each reply carries the address itself",
    );
  if (whatsapp.length === 0) notes.push(`the number is not a WhatsApp sender; by hand: ${whatsappByHand}`);
  const targets = [...(sms ? [sms.target] : []), ...whatsapp];
  return { targets, notes, inService: sms?.inService ?? false, hasWhatsApp: whatsapp.length > 0 };
}

/** The account's number for SMS and its WhatsApp sender with a number, each if there is one. */
export async function sendersWith(number: string, { account, webhooks, progress }: Omit<Search, "what">) {
  const sms = await numberTarget({ account, phoneNumber: number, webhooks, progress });
  const whatsapp = await whatsappTargets(account, [`whatsapp:${number}`], webhooks);
  return { sms, whatsapp };
}

import { commitOf } from "./commit-of.ts";
import { movedToSms } from "./engine/message/handover.ts";
import { loadOrRekey } from "./find-person.ts";
import type { SendPorts } from "./ports.ts";

/**
 * WhatsApp can't be written to any more: the promise moves to the same number by SMS, where it is due at once.
 *
 * @param id the promise that was to be sent: another one, made meanwhile, stays where it is
 * @param address the person's WhatsApp address
 * @returns the person there and the promise; nothing when they opted out there, or have another promise
 */
export async function moveToSms(
  deps: SendPorts,
  person: string,
  id: string | undefined,
  address: string,
): Promise<{ person: string; promise: string } | "lost" | undefined> {
  const { store, personKey, now, smsRoute } = deps;
  const there = smsRoute?.(address);
  if (!there) return undefined;
  const [sms, at] = [personKey(there.to), now()];
  const [theirs, ours] = [
    await store.load(person, at),
    await loadOrRekey(deps, { person: sms, address: there.to, now: at }),
  ];
  if (!ours) return "lost";
  const moved = theirs.conversation && movedToSms(theirs.conversation, id, ours.conversation, there.from, at);
  if (!theirs.conversation || !moved) return undefined;
  const { here, left } = moved;
  const next = commitOf({ before: ours, after: here, address: there.to, now: at });
  const after = { ...left, promise: { ...left.promise, smsPerson: sms } };
  const also = commitOf({ before: theirs, after, address: undefined, now: at });
  const end = await store.commit(sms, next, { person, next: also });
  return end === "lost" ? "lost" : { person: sms, promise: here.promise?.id ?? "" };
}

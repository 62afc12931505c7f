import { commitOf } from "./commit-of.ts";
import { movedToSms } from "./engine/checkback/moved-to-sms.ts";
import { loadOrRekey } from "./load-or-rekey.ts";
import type { SendPorts } from "./ports.ts";

/** `id` is the check-back to move, `address` the person's WhatsApp address. */
type Moving = { person: string; id: string; address: string };

/**
 * Moves a check-back that WhatsApp does not accept to the same number by SMS, where it is due at once.
 *
 * @returns the person there and the check-back; undefined when they opted out there or have one of the same guide;
 * "lost" when another process committed first
 */
export async function moveToSms(
  deps: SendPorts,
  { person, id, address }: Moving,
): Promise<{ person: string; checkBack: string } | "lost" | undefined> {
  const { store, personKey, now, smsRoute } = deps;
  const route = smsRoute?.(address);
  if (!route) return undefined;
  const [smsPerson, at] = [personKey(route.to), now()];
  const theirs = await store.load(person, at);
  const there = await loadOrRekey(deps, { person: smsPerson, address: route.to, now: at });
  if (!there) return "lost";
  const target = { smsPerson, from: route.from, now: at };
  const moved = theirs.conversation && movedToSms(theirs.conversation, id, there.conversation, target);
  if (!moved) return undefined;
  const next = commitOf({ before: there, after: moved.here, address: route.to, now: at });
  // The address stays stored while other check-backs may be sent here.
  const also = commitOf({ before: theirs, after: moved.left, address: theirs.address, now: at });
  const end = await store.commit(smsPerson, next, { person, next: also });
  return end === "lost" ? "lost" : { person: smsPerson, checkBack: id };
}

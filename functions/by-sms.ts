import { moveHere } from "./converse.ts";
import { personBySms } from "./engine/handover.ts";
import { timerChange } from "./engine/promise.ts";
import type { KeepDeps } from "./keep.ts";

/**
 * WhatsApp can't be written to any more: the promise moves to the same number by SMS, where it is due at once.
 *
 * @param address the person's WhatsApp address
 * @returns the person there and the promise; nothing when they opted out there, or have another promise
 */
export async function moveToSms(
  deps: KeepDeps,
  person: string,
  address: string,
): Promise<{ person: string; promise: string } | "lost" | undefined> {
  const { store, personOf, now, smsInstead } = deps;
  const there = smsInstead?.(address);
  if (!there) return undefined;
  const [sms, at] = [personOf(there.to), now()];
  const theirs = await store.load(person, at);
  let ours = await store.load(sms, at);
  // Whether they opted out there may still be noted under their former key.
  if (!ours.conversation && (await moveHere(deps, sms, there.to, ours.version, at))) ours = await store.load(sms, at);
  const moved = theirs.conversation && personBySms(theirs.conversation, ours.conversation, there.from, at);
  if (!theirs.conversation || !moved) return undefined;
  const { here, left } = moved;
  const next = {
    ...{ conversation: here, address: there.to, version: ours.version },
    timer: timerChange(ours.conversation, here),
  };
  const code = theirs.conversation.promise?.code;
  const also = {
    ...{ conversation: left, address: undefined, version: theirs.version },
    ...(code !== undefined && { code: { drop: code } }),
  };
  const end = await store.commit(sms, next, { person, next: also });
  return end === "lost" ? "lost" : { person: sms, promise: here.promise?.id ?? "" };
}

import type { CheckBack } from "../../functions/engine/state/check-back.ts";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import { everyConversation, type Tell } from "./scan-conversations.ts";
import type { Place } from "./target.ts";

/** A check-back and the conversation that it belongs to. Only the keyed hash stands for the person. */
export type Found = { person: string; conversation: Conversation; checkBack: CheckBack };

/** Every check-back. It scans the whole table, because no index has the check-backs that have ended. */
export async function everyCheckBack({ deps, client, table }: Place, tell: Tell): Promise<Found[]> {
  const found: Found[] = [];
  const scanned = { client, table, now: deps.now(), attributes: ["pk"] };
  for await (const { item, conversation } of everyConversation(scanned, tell)) {
    const person = item.pk?.S;
    if (person !== undefined)
      found.push(...conversation.checkBacks.map((checkBack) => ({ person, conversation, checkBack })));
  }
  return found;
}

/**
 * The check-back whose id begins with the prefix, in every conversation that has it: it can move from phone to phone. Throws
 * when there is none, or more than one.
 */
export function withId(all: Found[], prefix: string): [Found, ...Found[]] {
  const [first, ...others] = all.filter(({ checkBack }) => checkBack.id.startsWith(prefix));
  if (!first) throw new Error(`no check-back has an id that begins with ${prefix}`);
  const ids = new Set([first, ...others].map(({ checkBack }) => checkBack.id));
  if (ids.size > 1) throw new Error(`${ids.size} check-backs begin with ${prefix}: give more of the id`);
  return [first, ...others];
}

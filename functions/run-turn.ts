import { takeWithinBudget } from "./budget.ts";
import { commitOf, erasedUnderAlias, type Found } from "./commit-of.ts";
import { codeIn, mayTryCodes } from "./engine/message/handover.ts";
import { withAlias } from "./engine/state/alias.ts";
import type { Conversation } from "./engine/state/conversation.ts";
import type { Event, MessageEvent, Turn } from "./engine/state/turn.ts";
import { takeTurn } from "./engine/take-turn.ts";
import { loadOrRekey } from "./find-person.ts";
import type { Taken } from "./log/log.ts";
import type { TurnPorts } from "./ports.ts";
import type { Loaded, SecondWrite, Store } from "./store/store.ts";

/** Each time round somebody's commit counts, so this many messages of one person's at once are all heard. */
const maxAttempts = 50;

/**
 * Takes one turn: load, decide, commit; on a lost race again, on the new state. Two round trips when nobody interferes,
 * one when nothing changes; two more for a code, one more for somebody on WhatsApp whose promise went on by SMS, or whose
 * address leads to another one of theirs, one to count an answer where that is limited. Throws when the race is lost too
 * often; nothing has been said or changed then.
 *
 * @param address the person's Twilio address when the event carries it
 * @param alias their other address, when the event carries both
 * @returns the turn that was committed, what was stored before and for whom, and the address to write to them
 */
export async function runTurn(
  deps: TurnPorts,
  person: string,
  event: Event,
  address?: string,
  alias?: string,
): Promise<Taken & { person: string; address: string | undefined }> {
  const paid = { cost: 0 };
  for (let tries = 0; tries < maxAttempts; tries += 1) {
    const now = deps.now();
    const found = await loadOrRekey(deps, { person, address, alias, now, isRetry: tries > 0 });
    if (!found) continue;
    const other = await findOtherPerson(deps, event, found, address, now);
    if (other === "lost") continue;
    const asked = { budget: deps.budget, event: { ...event, ...other?.event } as Event, address, paid };
    const turn = await takeWithinBudget(asked, (each) => takeTurn(deps.content, found.conversation, each, now));
    const { conversation } = turn;
    const isShown = event.kind === "message" && found.person === person;
    const known = addressToUse(found, conversation, isShown, address);
    const taken = { turn, before: found.conversation, person: found.person, address: known };
    if (!conversation || conversation === found.conversation) return taken;
    // What is erased gets no alias, so this commit would not notice what else is stored under it.
    if (conversation.erased && found.alias?.isUnseen) continue;
    const after = withAlias(conversation, found.alias?.key);
    const next = commitOf({ before: found, after, address: known, now });
    const also = other?.theirs && otherCommit(turn, other.theirs, other.event.handover?.from !== undefined, now);
    const { led } = found;
    const isLeft = led !== undefined && conversation.erased && !also;
    const writes: Parameters<Store["commit"]> = isLeft
      ? erasedUnderAlias(person, led, next, found)
      : [found.person, next, also];
    if ((await deps.store.commit(...writes)) === "committed") return taken;
  }
  throw new Error(`lost the race ${maxAttempts} times`);
}

/**
 * The address that a message shows is used from then on, if the person is stored under it. Otherwise the stored one is,
 * as for a message of ours that is on its way: Twilio is asked by its address what became of it.
 */
function addressToUse(found: Found, after: Conversation | undefined, isShown: boolean, shown: string | undefined) {
  const promise = found.conversation?.promise;
  const isOnItsWay = promise?.state === "sending" && promise.id === after?.promise?.id;
  return isShown && !isOnItsWay ? (shown ?? found.address) : (found.address ?? shown);
}

/** The second person of a message, if there is one: whose promise a texted code moves, or the sender by SMS. */
async function findOtherPerson(
  deps: TurnPorts,
  event: Event,
  found: Found,
  address: string | undefined,
  now: number,
): Promise<{ event: Partial<MessageEvent>; theirs?: Loaded | undefined } | "lost" | undefined> {
  if (event.kind !== "message") return undefined;
  const code = deps.newCode();
  const text = codeIn(event.text);
  const taken = text === undefined ? undefined : await lookUpCode(deps, found.person, text, found, now);
  if (taken?.handover.from) return { event: { code, handover: taken.handover }, theirs: taken.theirs };
  const { continuesBySms, smsPerson, id } = found.conversation?.promise ?? {};
  const sms = continuesBySms && address !== undefined ? deps.smsAddress?.(address) : undefined;
  // A user name has no number: what is known then is the key.
  const person = sms === undefined ? continuesBySms && smsPerson : deps.personKey(sms);
  if (!person) return { event: { code, handover: taken?.handover } };
  const theirs = await loadOrRekey(deps, { person, address: sms, now });
  if (!theirs) return "lost";
  const isThere = theirs.conversation?.promise?.id === id;
  return {
    event: {
      ...{ code, handover: taken?.handover },
      smsConversation: isThere ? { person, conversation: theirs.conversation! } : undefined,
    },
    theirs,
  };
}

/** Nobody gets to try many codes, so mostly nothing is read. */
async function lookUpCode(
  deps: TurnPorts,
  person: string,
  text: string,
  loaded: Loaded,
  now: number,
  looks = 2,
): Promise<{ handover: NonNullable<MessageEvent["handover"]>; theirs?: Loaded | undefined }> {
  const { store } = deps;
  if (!mayTryCodes(loaded.conversation, now)) return { handover: { tooMany: true as const } };
  const owner = await store.personByCode(text, now);
  if (owner === undefined || owner === person) return { handover: { own: owner === person } };
  const theirs = await store.load(owner, now);
  // Codes are read without waiting for the newest: what the conversation says of them counts.
  const isTheirs = theirs.conversation?.promise?.code === text;
  if (isTheirs)
    return { handover: { own: false, from: { person: owner, conversation: theirs.conversation! } }, theirs };
  // They may just have moved to their new key.
  return looks > 1 ? lookUpCode(deps, person, text, loaded, now, looks - 1) : { handover: { own: false } };
}

/** The other side of what changed. A code that moved a promise is used up by the very commit that moves it. */
function otherCommit({ otherPerson }: Turn, theirs: Loaded, isByCode: boolean, now: number): SecondWrite | undefined {
  if (!otherPerson) return undefined;
  const { person, conversation } = otherPerson;
  const next = commitOf({ before: theirs, after: conversation, address: theirs.address, now });
  const use = theirs.conversation?.promise?.code ?? "";
  return { person, next: isByCode ? { ...next, code: { consume: use } } : next };
}

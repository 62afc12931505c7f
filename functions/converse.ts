import { commitOf } from "./commit-of.ts";
import type { Content } from "./engine/guide.ts";
import { codeIn, mayTryCodes } from "./engine/handover.ts";
import { takeTurn } from "./engine/take-turn.ts";
import type { Event, MessageEvent, Turn } from "./engine/turn.ts";
import { type Finder, findPerson } from "./find-person.ts";
import type { Log, Taken } from "./log.ts";
import type { Also, Loaded } from "./store/store.ts";

/** What a turn needs of the world. */
export type Deps = Finder & {
  content: Content;
  /** The keyed hash that a person is stored under, of their Twilio address. */
  personOf: (address: string) => string;
  /** The address by SMS of the same number, of a WhatsApp address. */
  smsOf?: (address: string) => string | undefined;
  /** A fresh random code, for a promise to be moved by. */
  newCode: () => string;
  /** Epoch milliseconds. */
  now: () => number;
  log: Log;
};

/** Each time round somebody's commit counts, so this many messages of one person's at once are all heard. */
const mostTries = 50;

/**
 * Takes one turn: load, decide, commit; on a lost race again, on the new state. Two round trips when nobody interferes,
 * one when nothing changes; two more for a code, one more for somebody on WhatsApp whose promise went on by SMS. Throws
 * when the race is lost too often; nothing has been said or changed then.
 *
 * @param address the person's Twilio address when the event carries it; otherwise the stored one is kept
 * @returns the turn that was committed, what was stored before, and the address that was stored with it or given
 */
export async function converse(
  deps: Deps,
  person: string,
  event: Event,
  address?: string,
): Promise<Taken & { address: string | undefined }> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const now = deps.now();
    const loaded = await findPerson(deps, person, address, now);
    if (!loaded) continue;
    const other = await second(deps, person, event, loaded, address, now);
    if (other === "lost") continue;
    const turn = takeTurn(deps.content, loaded.conversation, { ...event, ...other?.event } as Event, now);
    const known = address ?? loaded.address;
    const taken = { turn, before: loaded.conversation, address: known };
    const { conversation } = turn;
    if (!conversation || conversation === loaded.conversation) return taken;
    const next = commitOf({ before: loaded, after: conversation, address: known, now });
    const also = other?.theirs && alsoOf(turn, other.theirs, other.event.handover?.from !== undefined, now);
    if ((await deps.store.commit(person, next, also)) === "committed") return taken;
  }
  throw new Error(`lost the race ${mostTries} times`);
}

/** The second person of a message, if there is one: whose promise a texted code moves, or the sender by SMS. */
async function second(
  deps: Deps,
  person: string,
  event: Event,
  loaded: Loaded,
  address: string | undefined,
  now: number,
): Promise<{ event: Partial<MessageEvent>; theirs?: Loaded | undefined } | "lost" | undefined> {
  if (event.kind !== "message") return undefined;
  const code = deps.newCode();
  const text = codeIn(event.text);
  const taken = text === undefined ? undefined : await handover(deps, person, text, loaded, now);
  if (taken?.handover.from) return { event: { code, handover: taken.handover }, theirs: taken.theirs };
  const isBySms = loaded.conversation?.promise?.bySms && address !== undefined;
  const sms = isBySms ? deps.smsOf?.(address) : undefined;
  if (sms === undefined) return { event: { code, handover: taken?.handover } };
  const theirs = await findPerson(deps, deps.personOf(sms), sms, now);
  if (!theirs) return "lost";
  const isThere = theirs.conversation?.promise?.id === loaded.conversation?.promise?.id;
  const bySms = isThere ? { person: deps.personOf(sms), conversation: theirs.conversation! } : undefined;
  return { event: { code, handover: taken?.handover, bySms }, theirs };
}

/** Nobody gets to try many codes, so mostly nothing is read. */
async function handover(
  deps: Deps,
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
  return looks > 1 ? handover(deps, person, text, loaded, now, looks - 1) : { handover: { own: false } };
}

/** The other side of what changed. A code that moved a promise is used up by the very commit that moves it. */
function alsoOf({ also }: Turn, theirs: Loaded, isByCode: boolean, now: number): Also | undefined {
  if (!also) return undefined;
  const { person, conversation } = also;
  const next = commitOf({ before: theirs, after: conversation, address: theirs.address, now });
  const use = theirs.conversation?.promise?.code ?? "";
  return { person, next: isByCode ? { ...next, code: { use } } : next };
}

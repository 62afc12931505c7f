import { codeMove, commitOf, type Found } from "./commit-of.ts";
import { mergeConversations } from "./engine/message/merge-conversations.ts";
import { aliasChange, withAlias } from "./engine/state/alias.ts";
import type { Conversation } from "./engine/state/conversation.ts";
import type { ConversationPorts } from "./ports.ts";
import { type Store, versionAfter } from "./store/store.ts";

/** Who is looked for. */
export type PersonQuery = {
  /** The key of the address below, or a key that something is known to be stored under. */
  person: string;
  /** The address that they are shown by now; and the person's other one, when both are shown. */
  address?: string | undefined;
  alias?: string | undefined;
  /** Epoch milliseconds. */
  now: number;
  /** A commit was lost: what the first look takes for granted is looked at. */
  isRetry?: boolean;
};

/**
 * Finds what is stored of a person, in one read for somebody who is stored under the key of their address, in two when
 * that key leads to another. What is still under a former key, when the secret has changed, or under the key of their
 * other address moves here first. Nothing when a race was lost: then it has to be looked for again.
 */
export async function loadOrRekey(finder: ConversationPorts, who: PersonQuery): Promise<Found | undefined> {
  const found = await loadByKey(finder, who);
  if (!found) return undefined;
  const here = who.isRetry ? await withVerifiedAlias(finder.store, found, who.now) : found;
  return who.alias === undefined ? here : mergeWithAlias(finder, here, who, who.alias);
}

/** By this key, or by that of the secret before. */
async function loadByKey(finder: ConversationPorts, { person, address, now }: PersonQuery): Promise<Found | undefined> {
  const { store, previousPersonKey } = finder;
  const here = await followAlias(store, person, now);
  const former = address === undefined || here.conversation ? undefined : previousPersonKey?.(address);
  if (former === undefined || former === person) return here;
  const there = await followAlias(store, former, now);
  // Nobody there either; or somebody else moved them between the two looks.
  if (!hasConversation(there)) return followAlias(store, person, now);
  // An alias: the address that they are stored under is not shown now, so they stay, and the new key leads there.
  if (there.person !== former)
    return { ...there, led: here.version, alias: { key: person, version: here.version || undefined } };
  return moveHere(finder, here, there, now);
}

/**
 * What is stored under a key, or under the one that it leads to. An alias of nothing is nothing.
 *
 * @param seen the version of the alias at the look before this one
 */
async function followAlias(store: Store, key: string, now: number, seen?: number): Promise<Found> {
  const { leadsTo, ...here } = await store.load(key, now);
  if (leadsTo === undefined) return { ...here, person: key };
  const there = await store.load(leadsTo, now);
  // They may have moved between the two looks: then the alias leads elsewhere by now.
  if (!there.conversation)
    return here.version === seen ? { ...here, person: key } : followAlias(store, key, now, here.version);
  return { ...there, person: leadsTo, led: here.version, alias: { key } };
}

/** The same, without an alias that does not lead here after all, as when old rows were restored. */
async function withVerifiedAlias<F extends Found>(store: Store, found: F, now: number): Promise<F> {
  if (!found.conversation?.alias) return found;
  const { alias, ...conversation } = found.conversation;
  return (await store.load(alias.key, now)).leadsTo === found.person ? found : { ...found, conversation };
}

/** Somebody who is shown by both addresses: what is stored under the other one becomes part of what is stored here. */
async function mergeWithAlias(
  finder: ConversationPorts,
  found: Found,
  { now, isRetry }: PersonQuery,
  alias: string,
): Promise<Found | undefined> {
  const { store, personKey, previousPersonKey } = finder;
  const [key, former] = [personKey(alias), previousPersonKey?.(alias)];
  if (found.conversation?.alias?.key === key) return found;
  // Mostly nothing is stored there; and when something is, the commit is lost.
  if (!isRetry && former === undefined) return { ...found, alias: { key, isUnseen: true } };
  const here = await withVerifiedAlias(store, found, now);
  const other = await followAlias(store, key, now);
  if (other.person === here.person) return { ...here, alias: { key } };
  if (hasConversation(other)) return moveHere(finder, { ...here, alias: { key } }, other, now);
  const next = { ...here, alias: { key, version: other.version || undefined } };
  const before = former === undefined ? undefined : await followAlias(store, former, now);
  return before && before.person !== here.person && hasConversation(before)
    ? moveHere(finder, next, before, now)
    : next;
}

type FoundConversation = Found & { conversation: Conversation };
const hasConversation = (found: Found): found is FoundConversation => found.conversation !== undefined;

/** Moves a person's conversation here from another key, with all that goes with it, in one commit. */
async function moveHere(
  { store }: ConversationPorts,
  here: Found,
  other: FoundConversation,
  now: number,
): Promise<Found | undefined> {
  const [was, { conversation: moved }] = [here.conversation, await withVerifiedAlias(store, other, now)];
  const conversation = withAlias(was ? mergeConversations(was, moved, now) : moved, here.alias?.key);
  const { promise } = conversation;
  const isTheirs = promise?.id === moved.promise?.id;
  // A message that is on its way went to the address that is stored with it.
  const { address } = isTheirs ? other : here;
  const next = {
    ...commitOf({ before: here, after: conversation, address, now }),
    ...(promise && isTheirs && { code: codeMove(was, promise, now) }),
    alias: aliasChange([was, moved], conversation, here.alias?.version),
  };
  const code = moved.promise?.code === promise?.code ? undefined : moved.promise?.code;
  const gone = { version: other.version, timer: moved.promise?.id, code };
  const also = { person: other.person, gone };
  const end = await store.commit(here.person, next, also);
  if (end === "lost") return undefined;
  return {
    ...here,
    conversation,
    address: next.address,
    version: versionAfter(here.version, also),
    alias: withoutVersion(here.alias),
  };
}

/** Once it leads here, nothing else is stored there. */
const withoutVersion = (alias: Found["alias"]) => alias && { key: alias.key };

import { codesMovedHere, commitOf, type Found, leftBehind } from "./commit-of.ts";
import { mergeConversations } from "./engine/message/merge-conversations.ts";
import { aliasChange, withAlias } from "./engine/state/alias.ts";
import type { Conversation } from "./engine/state/conversation.ts";
import type { ConversationPorts } from "./ports.ts";
import { type Store, versionAfter } from "./store/store.ts";

/** The person to look for. */
export type PersonQuery = {
  /** The key of the address below, or a key that has a conversation. */
  person: string;
  /** The address in the message, and the person's other address when the message shows both. */
  address?: string | undefined;
  alias?: string | undefined;
  /** Epoch milliseconds. */
  now: number;
  /** A commit was lost, so aliases are verified. */
  isRetry?: boolean;
};

/**
 * Finds a person's conversation: one read for the key of their address, two when the key leads to another. A
 * conversation under a key of the previous secret, or of the person's other address, moves here first. Undefined when a
 * commit is lost: the caller tries again.
 */
export async function loadOrRekey(ports: ConversationPorts, who: PersonQuery): Promise<Found | undefined> {
  const found = await loadByKey(ports, who);
  if (!found) return undefined;
  const here = who.isRetry ? await withVerifiedAlias(ports.store, found, who.now) : found;
  return who.alias === undefined ? here : mergeWithAlias(ports, here, { ...who, alias: who.alias });
}

/** Looks under this key, or under the key of the previous secret. */
async function loadByKey(ports: ConversationPorts, { person, address, now }: PersonQuery): Promise<Found | undefined> {
  const { store, previousPersonKey } = ports;
  const here = await followAlias(store, { key: person, now });
  const former = address === undefined || here.conversation ? undefined : previousPersonKey?.(address);
  if (former === undefined || former === person) return here;
  const there = await followAlias(store, { key: former, now });
  // Nothing is stored there, or another process moved it between the two reads.
  if (!hasConversation(there)) return followAlias(store, { key: person, now });
  // An alias: the conversation stays where it is, and the new key leads there.
  if (there.person !== former)
    return { ...there, led: here.version, alias: { key: person, version: here.version || undefined } };
  return moveHere(ports, { here, other: there, now });
}

/** `seen` is the version of the alias at the previous read. */
type AliasQuery = { key: string; now: number; seen?: number };

/** Loads the conversation of a key, or of the key that it leads to. An alias without a conversation counts as nothing. */
async function followAlias(store: Store, { key, now, seen }: AliasQuery): Promise<Found> {
  const { leadsTo, ...here } = await store.load(key, now);
  if (leadsTo === undefined) return { ...here, person: key };
  const there = await store.load(leadsTo, now);
  // It may have moved between the two reads: then the alias leads to another key.
  if (!there.conversation)
    return here.version === seen ? { ...here, person: key } : followAlias(store, { key, now, seen: here.version });
  return { ...there, person: leadsTo, led: here.version, alias: { key } };
}

/** The same, without an alias whose row leads elsewhere, as after old rows were restored. */
async function withVerifiedAlias<F extends Found>(store: Store, found: F, now: number): Promise<F> {
  if (!found.conversation?.alias) return found;
  const { alias, ...conversation } = found.conversation;
  return (await store.load(alias.key, now)).leadsTo === found.person ? found : { ...found, conversation };
}

/** Merges what is stored under the person's other address into what is stored here. */
async function mergeWithAlias(
  ports: ConversationPorts,
  found: Found,
  { now, isRetry, alias }: PersonQuery & { alias: string },
): Promise<Found | undefined> {
  const { store, personKey, previousPersonKey } = ports;
  const [key, former] = [personKey(alias), previousPersonKey?.(alias)];
  if (found.conversation?.alias?.key === key) return found;
  // Usually nothing is stored there. If something is, the commit is lost and the retry reads it.
  if (!isRetry && former === undefined) return { ...found, alias: { key, isUnseen: true } };
  const here = await withVerifiedAlias(store, found, now);
  const other = await followAlias(store, { key, now });
  if (other.person === here.person) return { ...here, alias: { key } };
  if (hasConversation(other)) return moveHere(ports, { here: { ...here, alias: { key } }, other, now });
  const next = { ...here, alias: { key, version: other.version || undefined } };
  const before = former === undefined ? undefined : await followAlias(store, { key: former, now });
  return before && before.person !== here.person && hasConversation(before)
    ? moveHere(ports, { here: next, other: before, now })
    : next;
}

type FoundConversation = Found & { conversation: Conversation };
const hasConversation = (found: Found): found is FoundConversation => found.conversation !== undefined;

/** Whether a message is being sent. The provider is asked about it with the stored address. */
const isSending = (conversation: Conversation | undefined): boolean =>
  conversation?.checkBacks.some(({ state }) => state === "sending") ?? false;

/** Moves a person's conversation here from another key, with its timers, codes and aliases, in one commit. */
async function moveHere(
  { store }: ConversationPorts,
  { here, other, now }: { here: Found; other: FoundConversation; now: number },
): Promise<Found | undefined> {
  const [was, { conversation: moved }] = [here.conversation, await withVerifiedAlias(store, other, now)];
  const conversation = withAlias(was ? mergeConversations(was, moved, now) : moved, here.alias?.key);
  // Each address has a message that is being sent, and each message is looked up by its own address.
  if (isSending(was) && isSending(moved)) return here;
  const address = isSending(was) ? here.address : (other.address ?? here.address);
  const next = {
    ...commitOf({ before: here, after: conversation, address, now }),
    code: codesMovedHere(was, conversation, now),
    alias: aliasChange([was, moved], conversation, here.alias?.version),
  };
  const also = { person: other.person, gone: { version: other.version, ...leftBehind(moved, conversation) } };
  const end = await store.commit(here.person, next, also);
  if (end === "lost") return undefined;
  return {
    ...here,
    conversation,
    address: next.address,
    version: versionAfter(here.version, [also]),
    alias: withoutVersion(here.alias),
  };
}

/** After the commit the alias leads here, so the version of an older row no longer counts. */
const withoutVersion = (alias: Found["alias"]) => alias && { key: alias.key };

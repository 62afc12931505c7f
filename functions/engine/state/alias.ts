import { type Conversation, day, forgottenAt } from "./conversation.ts";

/*
 * A person may have a second address: WhatsApp shows one of the two, or both. The conversation is stored under the key
 * of one. The key of the other, the alias, leads there. The conversation contains the alias, so a message that shows
 * both addresses needs no second read.
 */

/** How much longer than the conversation a new alias lives. So it is renewed at most this often. */
const renewAliasAfter = 30 * day;

/** The rows of aliases that a commit sets and removes. */
export type AliasChange = {
  /**
   * `expiresAt` is epoch milliseconds. `version` is that of an expired row with this key; without it there must be no row.
   */
  set?: { key: string; expiresAt: number; version?: number | undefined };
  drop?: string[];
};

/**
 * The conversation with an alias that lives at least as long. An erased conversation has none.
 *
 * @param key the alias that a message shows; without it, the stored one
 */
export function withAlias(conversation: Conversation, key = conversation.alias?.key): Conversation {
  const { alias, ...rest } = conversation;
  if (conversation.erased) return alias ? rest : conversation;
  const needed = forgottenAt(conversation);
  if (key === undefined || (alias?.key === key && alias.expiresAt >= needed)) return conversation;
  return { ...rest, alias: { key, expiresAt: needed + renewAliasAfter } };
}

/**
 * The changes of a commit to the rows of aliases.
 *
 * @param before the conversations that become this one; first the one that is stored under its key
 * @param version of the row that a new alias replaces, if there is one
 */
export function aliasChange(
  before: (Conversation | undefined)[],
  { alias: is }: Conversation,
  version?: number,
): AliasChange | undefined {
  const [here] = before;
  const drop = before.flatMap((each) => (each?.alias && each.alias.key !== is?.key ? [each.alias.key] : []));
  const isNew = is && (is.key !== here?.alias?.key || is.expiresAt !== here.alias.expiresAt);
  if (!isNew && drop.length === 0) return undefined;
  return { ...(isNew && { set: { ...is, version } }), ...(drop.length > 0 && { drop }) };
}

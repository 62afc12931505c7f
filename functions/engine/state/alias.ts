import { type Conversation, day, forgottenAt } from "./conversation.ts";

/*
 * A person may have a second address: the channel shows now one of them, now the other, and at times both. The
 * conversation is stored under the key of one. The key of the other, the alias, leads there, and the conversation
 * remembers it, so that a message that shows both needs no second read.
 */

/** How much longer than the conversation an alias lives when it is written: it is renewed at most this often. */
const renewAliasAfter = 30 * day;

/** The rows of aliases that a commit sets and removes. */
export type AliasChange = {
  /**
   * `until` is epoch milliseconds. `version` is that of another row that is stored there and has had its day; without it
   * there may be none.
   */
  set?: { key: string; until: number; version?: number | undefined };
  drop?: string[];
};

/**
 * The conversation, with an alias that lives at least as long as it. What is erased has none.
 *
 * @param key the alias that is known now; without it, the one that is remembered
 */
export function withAlias(conversation: Conversation, key = conversation.alias?.key): Conversation {
  const { alias, ...rest } = conversation;
  if (conversation.erased) return alias ? rest : conversation;
  const until = forgottenAt(conversation);
  if (key === undefined || (alias?.key === key && alias.until >= until)) return conversation;
  return { ...rest, alias: { key, until: until + renewAliasAfter } };
}

/**
 * What a commit does to the rows of aliases.
 *
 * @param before the conversations that become this one, the one that is stored under its key first
 * @param version of the row whose place a new alias takes, if there is one
 */
export function aliasChange(
  before: (Conversation | undefined)[],
  { alias: is }: Conversation,
  version?: number,
): AliasChange | undefined {
  const [here] = before;
  const drop = before.flatMap((each) => (each?.alias && each.alias.key !== is?.key ? [each.alias.key] : []));
  const isNew = is && (is.key !== here?.alias?.key || is.until !== here.alias.until);
  if (!isNew && drop.length === 0) return undefined;
  return { ...(isNew && { set: { ...is, version } }), ...(drop.length > 0 && { drop }) };
}

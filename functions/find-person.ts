import { commitOf } from "./commit-of.ts";
import type { Promised } from "./engine/conversation.ts";
import { codeFor } from "./engine/handover.ts";
import type { CodeChange, Loaded, Store } from "./store/store.ts";

/** What finding somebody takes. */
export type Finder = {
  store: Store;
  /** The hash by the secret before this one, while it is being changed. */
  formerlyOf?: (address: string) => string | undefined;
};

/**
 * What is stored of the person. What is still under their former key, when the secret has changed since, moves to the
 * new one first, as it is. Nothing when somebody was quicker: then it has to be looked for again.
 */
export async function findPerson(
  { store, formerlyOf }: Finder,
  person: string,
  address: string | undefined,
  now: number,
): Promise<Loaded | undefined> {
  const loaded = await store.load(person, now);
  const former = address === undefined || loaded.conversation ? undefined : formerlyOf?.(address);
  if (former === undefined || former === person) return loaded;
  const { conversation, address: kept, version } = await store.load(former, now);
  // Nobody there either; or somebody else moved them between the two looks.
  if (!conversation) return store.load(person, now);
  const { promise } = conversation;
  const moved = commitOf({ before: loaded, after: conversation, address: kept, now });
  const next = { ...moved, address: kept, code: promise && codeMove(promise, now) };
  const end = await store.commit(person, next, { person: former, gone: { version, timer: promise?.id } });
  return end === "lost" ? undefined : { conversation, address: kept, version: loaded.version + 1 };
}

/** A code that still works leads to its owner's new key. */
function codeMove({ code, madeAt }: Promised, now: number): CodeChange | undefined {
  const until = madeAt + codeFor;
  return code === undefined || until <= now ? undefined : { move: { code, until } };
}

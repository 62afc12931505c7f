import type { StoredTemplates, TemplateStore } from "../store/templates.ts";

/** How long a read is used, in milliseconds: the interval of the sweep. */
const maxAge = 5 * 60 * 1000;

/**
 * What the daily check has stored, read at most every five minutes. Rejects when it cannot be read; the next call reads
 * again.
 *
 * @param now epoch milliseconds
 */
export function lastStored(
  { loadTemplates }: TemplateStore,
  now: () => number,
): () => Promise<StoredTemplates | undefined> {
  let [reading, readAt]: [Promise<StoredTemplates | undefined> | undefined, number] = [undefined, 0];
  return () => {
    if (reading && now() - readAt < maxAge) return reading;
    const current = loadTemplates().then(({ stored }) => stored);
    [reading, readAt] = [current, now()];
    current.catch(() => {
      if (reading === current) reading = undefined;
    });
    return current;
  };
}

/** The Content SIDs of the templates to send by: see lastStored(). */
export function storedTemplates(store: TemplateStore, now: () => number): () => Promise<Record<string, string>> {
  const stored = lastStored(store, now);
  return async () => (await stored())?.sids ?? {};
}

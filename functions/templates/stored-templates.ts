import type { TemplateStore } from "../store/templates.ts";

/** How long a read is used, in milliseconds: the interval of the sweep. */
const maxAge = 5 * 60 * 1000;

/**
 * The Content SIDs to send by, read from the store at most every five minutes. Rejects when they cannot be read; the
 * next call reads again.
 *
 * @param now epoch milliseconds
 */
export function storedTemplates(
  { loadTemplates }: TemplateStore,
  now: () => number,
): () => Promise<Record<string, string>> {
  let [reading, readAt]: [Promise<Record<string, string>> | undefined, number] = [undefined, 0];
  return () => {
    if (reading && now() - readAt < maxAge) return reading;
    const current = loadTemplates().then(({ stored }) => stored?.sids ?? {});
    [reading, readAt] = [current, now()];
    current.catch(() => {
      if (reading === current) reading = undefined;
    });
    return current;
  };
}

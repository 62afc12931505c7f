/** A record's own property. The key may come from a message: "constructor" must not find the inherited property. */
export const ownProperty = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

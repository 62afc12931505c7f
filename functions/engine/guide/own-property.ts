/** What a record itself holds under a name that came from outside: "constructor" is nobody's page. */
export const ownProperty = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

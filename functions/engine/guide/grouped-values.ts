/** A record whose many keys share few values, as JSON: each value once, with its keys. */
export type GroupedValues<Value> = [value: Value, keys: string[]][];

/** Groups the keys of a record by their values. */
export function groupValues<Value>(record: Record<string, Value>): GroupedValues<Value> {
  const groups = new Map<string, [Value, string[]]>();
  for (const [key, value] of Object.entries(record)) {
    const known = groups.get(JSON.stringify(value));
    if (known) known[1].push(key);
    else groups.set(JSON.stringify(value), [value, [key]]);
  }
  return [...groups.values()];
}

/** The record again. Equal values are one object. */
export function ungroupValues<Value>(groups: GroupedValues<Value>): Record<string, Value> {
  const record: Record<string, Value> = {};
  for (const [value, keys] of groups) for (const key of keys) record[key] = value;
  return record;
}

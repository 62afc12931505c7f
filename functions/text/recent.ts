/**
 * A function that remembers its values for the last different texts. One message is listened to as a whole and in parts,
 * several times each.
 */
export function forRecentTexts<T>(make: (text: string) => T, maxTexts = 32): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    const [oldest] = made.size >= maxTexts ? made.keys() : [];
    if (oldest !== undefined) made.delete(oldest);
    made.set(text, value);
    return value;
  };
}

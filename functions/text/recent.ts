/**
 * A function that remembers its values for the last few texts. One message is listened to as a whole and in parts,
 * several times each.
 */
export function forRecentTexts<T>(make: (text: string) => T, maxTexts = 32): (text: string) => T {
  const made = new Map<string, { value: T }>();
  return (text) => {
    const known = made.get(text);
    if (known) return known.value;
    const value = make(text);
    if (made.size >= maxTexts) made.clear();
    made.set(text, { value });
    return value;
  };
}

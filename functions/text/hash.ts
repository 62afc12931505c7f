/**
 * A 32-bit hash of a text (FNV-1a over its UTF-16 units, http://www.isthe.com/chongo/tech/comp/fnv/). The text
 * cannot be read back from it.
 */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

import { createHash } from "node:crypto";
import type { Reviewed } from "../../functions/engine/guide/authored.ts";

/** The mark of a text or of a list of words, by which a review names it: eight letters from a to p. */
export function markOf(value: string | readonly string[]): string {
  const text = typeof value === "string" ? value.trim() : value.map((word) => word.trim()).join("\n");
  const digits = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return digits.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/** The marks of what native speakers have read. */
export const marksIn = (review: Reviewed | undefined): Set<string> =>
  new Set(Array.isArray(review) ? review.flatMap(({ read }) => read.split(" ")) : []);

/**
 * A review with one more reading. Marks of texts that are not in the file any more go.
 *
 * @param present the marks of everything that the file has in the language
 */
export function withReading(
  review: Reviewed | undefined,
  { by, on, marks }: { by: string; on: string; marks: string[] },
  present: Set<string>,
): Reviewed {
  const before = (Array.isArray(review) ? review : []).flatMap((reading) => {
    const read = reading.read.split(" ").filter((mark) => present.has(mark));
    return read.length > 0 ? [{ ...reading, read: read.join(" ") }] : [];
  });
  const known = marksIn(before.length > 0 ? before : undefined);
  const fresh = [...new Set(marks)].filter((mark) => !known.has(mark));
  if (fresh.length === 0) return before.length > 0 ? before : (review ?? "needed");
  const same = before.findIndex((reading) => reading.by === by && reading.on === on);
  if (same < 0) return [...before, { by, on, read: fresh.join(" ") }];
  return before.map((reading, i) =>
    i === same ? { ...reading, read: `${reading.read} ${fresh.join(" ")}` } : reading,
  );
}

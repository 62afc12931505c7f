import { type Fields, heads, type Value } from "../pack-schema.ts";
import type { Path } from "../read.ts";

/** A text, a list of words, or a place where one is still to be written (null). */
type Leaf = { path: Path; value: string | string[] | null };

/** Fields of a pack's head that a program reads, not a translator. */
const traits = new Set([
  "scripts",
  "direction",
  "locale",
  "dates",
  "budget",
  "template",
  "review",
  "numbers",
  "examples",
]);

/** Every text and list of words of a pack as it is written in its file, in the order of the file. */
function leavesOf(pack: Fields): Leaf[] {
  const told = Object.entries(pack).filter(([key]) => !traits.has(key));
  return leavesIn(Object.fromEntries(told), []);
}

function leavesIn(value: Value | null, path: Path): Leaf[] {
  if (value === null || typeof value === "string") return [{ path, value }];
  if (Array.isArray(value)) return [{ path, value: value.map(String) }];
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesIn(inner ?? null, [...path, key]));
}

/** What a pack does not have yet. `source` is what another language has there. */
export type Lack = { path: Path; kind: "text" | "words"; source: string | string[] };

/** What a pack lacks of what another one has. A list that is empty on purpose is written []. */
export function lackingIn(pack: Fields, other: Fields): Lack[] {
  const written = new Map(leavesOf(pack).map(({ path, value }) => [path.join("\0"), value]));
  const asked = leavesOf({ ...Object.fromEntries(heads.map((head) => [head, []])), ...other });
  const lacks = asked.flatMap(({ path, value }): Lack[] => {
    const mine = written.get(path.join("\0"));
    if (Array.isArray(mine) || (typeof mine === "string" && mine.trim() !== "") || value === null) return [];
    return [{ path, kind: Array.isArray(value) ? "words" : "text", source: value }];
  });
  return [...tooFew(pack, "numbers", 100), ...tooFew(pack, "examples", 50), ...lacks];
}

/** A list of the head that tests look at needs so many entries. */
function tooFew(pack: Fields, field: string, wanted: number): Lack[] {
  const list = pack[field];
  const count = Array.isArray(list) ? list.length : 0;
  return count >= wanted ? [] : [{ path: [field], kind: "words", source: [`${count} of ${wanted}`] }];
}

import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/*
 * A counter card says in its PNG file which words it was drawn from, as a hash in a chunk of text, so that a card with
 * old words is found. https://www.w3.org/TR/png-3/#11tEXt
 */

const keyword = "Checkback-Words";

/** The mark of a sentence. */
export const markOf = (sentence: string): string => createHash("sha256").update(sentence).digest("hex").slice(0, 12);

/** The bytes before a PNG file's second chunk: its signature, and its header. */
const head = 8 + 25;

/** A PNG file with the mark of a sentence. */
export function withCardMark(png: Buffer, sentence: string): Buffer {
  const body = Buffer.from(`tEXt${keyword}\0${markOf(sentence)}`, "latin1");
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, head), length, body, check, png.subarray(head)]);
}

/** The mark in a PNG file; undefined when it has none. */
export function cardMark(png: Buffer): string | undefined {
  const begin = `tEXt${keyword}\0`;
  const at = png.indexOf(begin, 0, "latin1");
  return at < 0 ? undefined : png.toString("latin1", at + begin.length, at + begin.length + 12);
}

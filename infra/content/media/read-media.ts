import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { imageSize } from "image-size";
import { cardMark } from "./card-mark.ts";
import { endingOf, maxBytes, mediaTypes } from "./types.ts";

/** A file in content/media. */
export type MediaFile = {
  file: string;
  path: string;
  /** Its public name: a hash of it, and its ending. */
  name: string;
  /** The content type with which it is served. */
  type: string;
  /** What is wrong with it, and what to do. */
  fault: string | undefined;
  /** The mark of the words that a counter card was drawn from: see card-mark.ts. */
  card: string | undefined;
};

/** By the names in content/media. */
export type MediaFiles = ReadonlyMap<string, MediaFile>;

/** The width and height that a picture can have, in pixels. */
const sides = { least: 200, most: 5000 };

/** Reads the folder `media` in a folder of content. A file that did not change is not read again. */
export function readMedia(folder: string): MediaFiles {
  const media = join(folder, "media");
  const names = existsSync(media) ? readdirSync(media).filter((name) => !name.startsWith(".")) : [];
  return new Map(names.sort().map((name) => [name, readOnce(join(media, name), name)]));
}

const lastRead = new Map<string, { stamp: string; file: MediaFile }>();

function readOnce(path: string, name: string): MediaFile {
  const { mtimeMs, size } = statSync(path);
  const stamp = `${mtimeMs} ${size}`;
  const last = lastRead.get(path);
  if (last?.stamp === stamp) return last.file;
  const file = mediaFile(path, name, readFileSync(path));
  lastRead.set(path, { stamp, file });
  return file;
}

function mediaFile(path: string, file: string, bytes: Buffer): MediaFile {
  const ending = endingOf(file);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 24);
  return {
    file,
    path,
    name: `${hash}.${ending}`,
    type: mediaTypes[ending]?.type ?? "application/octet-stream",
    fault: faultOf(ending, bytes),
    card: ending === "png" ? cardMark(bytes) : undefined,
  };
}

function faultOf(ending: string, bytes: Buffer): string | undefined {
  const known = mediaTypes[ending];
  if (!known) return `is of a type that WhatsApp does not take: use ${Object.keys(mediaTypes).join(", ")}`;
  if (!known.isIn(bytes)) {
    const [other] = Object.entries(mediaTypes).find(([, { isIn }]) => isIn(bytes)) ?? [];
    return other
      ? `is a ${other} file inside: rename it to end in .${other}`
      : `is no ${ending} file inside${ending === "ogg" ? " with sound in Opus" : ""}: save it again as one`;
  }
  const most = maxBytes[known.kind];
  if (bytes.length > most)
    return `has ${(bytes.length / 1e6).toFixed(1)} MB, and WhatsApp takes ${most / 1e6} MB: make it smaller`;
  return known.kind === "picture" ? faultOfPicture(bytes) : undefined;
}

function faultOfPicture(bytes: Buffer): string | undefined {
  try {
    const { width, height } = imageSize(bytes);
    const isSane = [width, height].every((side) => side >= sides.least && side <= sides.most);
    return isSane
      ? undefined
      : `is ${width} x ${height} pixels: each side has to have ${sides.least} to ${sides.most} to be read on a phone`;
  } catch {
    return "is a picture that cannot be read: save it again";
  }
}

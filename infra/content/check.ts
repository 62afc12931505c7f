import type { Content, Guide } from "../../functions/engine/guide/guide.ts";
import type { Released } from "./lock.ts";
import type { MediaFiles } from "./media/read-media.ts";
import type { Words } from "./packs.ts";
import type { Problem, Source } from "./read.ts";

/** What checks look at: the compiled content, its files, and the pages of the last release. */
export type Authored = {
  content: Content;
  guides: Source<Guide>[];
  words: Words;
  released: Released[];
  media: MediaFiles;
  /** A date like 2026-11-22. */
  today: string;
};

/** A check of content without broken references. It yields what is wrong, where, and how to correct it. */
export type Check = (authored: Authored, count: Count) => Iterable<Problem>;

/** Shows how far a long job is, in one line. */
export type Count = (line: string) => void;

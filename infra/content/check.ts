import type { Content, Guide, WordsFile } from "../../functions/engine/guide/guide.ts";
import type { Released } from "./lock.ts";
import type { Problem, Source } from "./read.ts";

/** Everything there is to check: the compiled content, the files it comes from, and what an earlier release had. */
export type Authored = {
  content: Content;
  guides: Source<Guide>[];
  words: Source<WordsFile>;
  released: Released[];
  /** A date like 2026-11-22. */
  today: string;
};

/** One check of content whose every reference is sound. It says what is wrong, where, and how to mend it. */
export type Check = (authored: Authored) => Iterable<Problem>;

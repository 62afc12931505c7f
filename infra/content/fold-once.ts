import { foldWithCache } from "../../functions/text/fold.ts";

/** Folds each text of the content once in a process: checks need the same words, and a change leaves most as they were. */
export const foldOnce = foldWithCache();

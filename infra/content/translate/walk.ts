import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import { replay } from "../transcript.ts";

/** A transcript that takes another way than before: after which line of the person, and which pages it shows there. */
export type Detour = { transcript: string; after: string; before: string; now: string };

/** Replays the transcripts of a language on two versions of the content. Each has to show the same pages on both. */
export function detours(folder: string, to: string, versions: { before: Content; after: Content }): Detour[] {
  const files = globSync("transcripts/**/*.txt", { cwd: folder }).filter((file) => basename(file).startsWith(`${to}-`));
  return files.sort().flatMap((transcript): Detour[] => {
    const text = readFileSync(join(folder, transcript), "utf8");
    const [before, now] = [versions.before, versions.after].map((content) => stepsOf(content, text));
    const at = before!.findIndex(({ pages }, i) => pages !== now![i]?.pages);
    const step = before![at];
    return step ? [{ transcript, after: step.said, before: step.pages, now: now![at]?.pages ?? "" }] : [];
  });
}

const stepsOf = (content: Content, transcript: string) =>
  replay(content, transcript).turns.map(({ said, turn }) => ({
    said,
    pages: turn.replies.flatMap(({ pages }) => pages.map(({ place }) => place)).join(" "),
  }));

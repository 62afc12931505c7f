import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import type { Language } from "../../../functions/text/language.ts";
import { segmentsOf } from "../../../functions/text/segments.ts";
import { replay } from "../../content/transcript.ts";

/** A conversation, counted: messages of theirs and of ours, our check-backs among them; SMS segments of both sides. */
export type Counted = { theirs: number; ours: number; checkBacks: number; segments: number; ourSegments: number };
export type Talks = Record<Language, Counted>;

/** The conversation that is reckoned with: every step in a shop, a promise, one check-back, and an answer to that. */
export const transcriptOf = (language: Language) => `content/transcripts/cancel-sim-kh/${language}-in-a-shop.txt`;

/** That conversation by SMS in each language, as the engine leads it now. */
export const talksIn = (content: Content): Talks => ({
  en: counted(content, "en"),
  zh: counted(content, "zh"),
  km: counted(content, "km"),
});

function counted(content: Content, language: Language): Counted {
  const file = join(import.meta.dirname, "../../..", transcriptOf(language));
  const bySms = readFileSync(file, "utf8").replace(/^on .*$/m, "on sms from +12025550111");
  const theirs = bySms.split(/\r?\n/).flatMap((line) => (line.startsWith("> ") ? line.slice(2) : []));
  const { turns } = replay(content, bySms);
  const ours = turns.flatMap(({ turn }) => turn.replies.map(({ text }) => text));
  const checkBacks = turns.filter(({ turn }) => turn.effect?.kind === "send").length;
  const segments = (texts: string[]) => texts.reduce((sum, text) => sum + segmentsOf(text).segments, 0);
  const ourSegments = segments(ours);
  const counts = { theirs: theirs.length, ours: ours.length, checkBacks };
  return { ...counts, segments: segments(theirs) + ourSegments, ourSegments };
}

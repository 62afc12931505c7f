import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "../../../functions/engine/guide/guide.ts";
import type { Channel } from "../../../functions/engine/state/conversation.ts";
import type { Language } from "../../../functions/text/language.ts";
import { segmentsOf } from "../../../functions/text/segments.ts";
import { contentFolder } from "../../content/compiled.ts";
import { replay } from "../../content/transcript.ts";

/** A conversation in one language: messages in each direction, check-backs among ours, and SMS segments of both sides. */
export type Sample = {
  language: Language;
  theirs: number;
  ours: number;
  checkBacks: number;
  segments: number;
  ourSegments: number;
};

export type Samples = {
  /** The guide whose transcripts are counted: the first one. */
  guide: string;
  samples: Sample[];
  /** The one with the most messages: AWS is computed from it, and WhatsApp where steps come one by one. */
  longest: Sample;
  /** The same errand on WhatsApp, where all steps come in one message. The language with the most messages. */
  onWhatsApp: Sample;
  /** Languages of the first guide in which it has no such transcript. */
  missing: Language[];
};

/** The transcript that is counted: every step in a shop, one check-back, and the answer to it. */
export const transcriptOf = (guide: string, language: Language) => `transcripts/${guide}/${language}-in-a-shop.txt`;

/** The same where messages are billed: the steps come in one message. */
const whatsappTranscriptOf = (guide: string, language: Language) =>
  `transcripts/${guide}/${language}-in-a-shop-on-whatsapp.txt`;

/**
 * The sample conversation by SMS, as the engine conducts it now, in each language that has its transcript.
 *
 * @param folder where content/ is
 * @throws when the first guide has no such transcript in any language
 */
export function sampleConversations(content: Content, folder = contentFolder): Samples {
  const [first] = Object.values(content.guides);
  const { guide = "", languages = [] } = first ?? {};
  const spoken = Object.keys(content.languages).filter((language) => languages.includes(language));
  const isThere = (language: Language) => existsSync(join(folder, transcriptOf(guide, language)));
  const samples = spoken
    .filter(isThere)
    .map((language) => sampleOf(content, language, join(folder, transcriptOf(guide, language))));
  const [sample, ...others] = samples;
  if (!sample)
    throw new Error(
      `there is no sample conversation. Write content/${transcriptOf(guide, spoken[0] ?? content.words.fallback)}.`,
    );
  const longest = longestOf([sample, ...others])!;
  const bySteps = spoken.map((language) => [language, join(folder, whatsappTranscriptOf(guide, language))] as const);
  const onWhatsApp = bySteps
    .filter(([, file]) => existsSync(file))
    .map((each) => sampleOf(content, ...each, "whatsapp"));
  return {
    guide,
    samples,
    longest,
    onWhatsApp: longestOf(onWhatsApp) ?? longest,
    missing: spoken.filter((language) => !isThere(language)),
  };
}

const messages = ({ theirs, ours }: Sample) => theirs + ours;

const longestOf = (samples: Sample[]): Sample | undefined => samples.toSorted((a, b) => messages(b) - messages(a))[0];

function sampleOf(content: Content, language: Language, file: string, channel: Channel = "sms"): Sample {
  const transcript = readFileSync(file, "utf8").replace(/^on .*$/m, `on ${channel}`);
  const theirs = transcript.split(/\r?\n/).flatMap((line) => (line.startsWith("> ") ? line.slice(2) : []));
  const { turns } = replay(content, transcript);
  const ours = turns.flatMap(({ turn }) => turn.replies.map(({ text }) => text));
  const segments = (texts: string[]) => texts.reduce((sum, text) => sum + segmentsOf(text).segments, 0);
  const ourSegments = segments(ours);
  return {
    language,
    theirs: theirs.length,
    ours: ours.length,
    checkBacks: turns.filter(({ turn }) => turn.effect?.kind === "send").length,
    segments: segments(theirs) + ourSegments,
    ourSegments,
  };
}

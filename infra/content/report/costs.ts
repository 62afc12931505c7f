import type { Content, Guide } from "../../../functions/engine/guide/guide.ts";
import { listen } from "../../../functions/engine/listen/listen.ts";
import { readMessage } from "../../../functions/engine/listen/read-message.ts";
import type { Language } from "../../../functions/text/language.ts";
import { segmentsOf } from "../../../functions/text/segments.ts";
import type { Authored } from "../check.ts";
import { messagesIn, type Said } from "../texts-in-content.ts";
import type { Walk } from "./paths.ts";

/** What one SMS segment costs, and one WhatsApp message, in any currency; `digits` after the point are as it was given. */
export type Price = { each: number; digits: number };
export type Prices = { sms?: Price; whatsapp?: Price };

/** One message: what it is made of, and what it costs by SMS. */
export type Size = { characters: number; segments: number; encoding: "GSM-7" | "UCS-2"; sms?: number };

/** One way through a guide: messages of ours and of theirs, the SMS segments of both, and what they cost. */
export type Cost = { ours: number; theirs: number; segments: number; sms?: number; whatsapp?: number };

/** A message as it is sent, by its place and language. Those of words.yaml have a place that begins with a slash. */
export type Sizes = Map<string, Size>;

export const sizeKey = (guide: string | undefined, at: string, language: Language) =>
  `${guide ?? ""} ${at} ${language}`;

export function sizesOf(authored: Authored, { sms }: Prices): Sizes {
  const size = ({ text }: Said): Size => {
    const { segments, encoding } = segmentsOf(text);
    return { characters: text.length, segments, encoding, ...(sms && { sms: segments * sms.each }) };
  };
  return new Map(
    [...messagesIn(authored)].map((said) => [sizeKey(said.guide?.guide, said.at, said.language), size(said)]),
  );
}

/**
 * What a way costs in a language, from the keyword on. Both sides are billed. A keyword that does not tell the language
 * (SIM) brings the question which first.
 */
export function costOf(
  content: Content,
  guide: Guide,
  walk: Walk,
  language: Language,
  sizes: Sizes,
  prices: Prices,
): Cost {
  const keyword = guide.advertise[language] ?? "";
  const asks = listen(content, readMessage(content.lexicon, keyword), { optedOut: false }).language === undefined;
  const said = walk.map(({ at }) => sizes.get(sizeKey(guide.guide, at, language))!.segments);
  if (asks) said.push(sizes.get(sizeKey(undefined, "language", language))!.segments);
  // The keyword, and after it one digit for each message of ours that was asked for.
  const digits = walk.filter(({ first }) => !first).length - 1 + Number(asks);
  const segments = sum(said) + segmentsOf(keyword).segments + digits * segmentsOf("1").segments;
  const [ours, theirs] = [said.length, 1 + digits];
  const { sms, whatsapp } = prices;
  return {
    ours,
    theirs,
    segments,
    ...(sms && { sms: segments * sms.each }),
    ...(whatsapp && { whatsapp: (ours + theirs) * whatsapp.each }),
  };
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

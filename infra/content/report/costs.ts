import type { Content, Guide } from "../../../functions/engine/guide/guide.ts";
import { listen } from "../../../functions/engine/listen/listen.ts";
import { readMessage } from "../../../functions/engine/listen/read-message.ts";
import type { Language } from "../../../functions/text/language.ts";
import { notInGsm7, segmentsOf } from "../../../functions/text/segments.ts";
import type { Authored } from "../check.ts";
import { type ContentText, messagesIn } from "../texts-in-content.ts";
import type { GuidePath } from "./paths.ts";

/** The price of one SMS segment or WhatsApp message in any currency, with its digits after the point. */
export type Price = { each: number; digits: number };
export type Prices = { sms?: Price; whatsapp?: Price };

/** The size of one message, and its cost by SMS. `odd`: in Latin script, the characters that are not in GSM-7. */
export type Size = {
  characters: number;
  segments: number;
  encoding: "GSM-7" | "UCS-2";
  odd?: string[];
  sms?: number;
};

/** One path through a guide: sent and received messages, the SMS segments of both, and their cost. */
export type PathCost = { ours: number; theirs: number; segments: number; sms?: number; whatsapp?: number };

/** By place and language. Places of words.yaml begin with a slash. */
export type Sizes = Map<string, Size>;

export const sizeKey = (guide: string | undefined, at: string, language: Language) =>
  `${guide ?? ""} ${at} ${language}`;

export function sizesOf(authored: Authored, { sms }: Prices): Sizes {
  const { languages } = authored.content;
  const size = ({ text, language }: ContentText): Size => {
    const { segments, encoding } = segmentsOf(text);
    const isLatin = languages[language]?.scripts.includes("Latin") ?? false;
    const odd = isLatin && encoding === "UCS-2" ? [...new Set(notInGsm7(text))] : [];
    const cost = { segments, encoding, ...(sms && { sms: segments * sms.each }) };
    return { characters: text.length, ...cost, ...(odd.length > 0 && { odd }) };
  };
  return new Map(
    [...messagesIn(authored)].map((said) => [sizeKey(said.guide?.guide, said.at, said.language), size(said)]),
  );
}

/** What the cost of a guide's paths is computed from. */
export type CostInputs = { content: Content; guide: Guide; sizes: Sizes; prices: Prices };

/**
 * The cost of a path in a language, from the keyword on, in both directions. After a keyword that belongs to no language
 * (SIM) the person is asked for theirs.
 */
export function pathCost(
  path: GuidePath,
  language: Language,
  { content, guide, sizes, prices: { sms, whatsapp } }: CostInputs,
): PathCost {
  const keyword = guide.advertise[language] ?? "";
  const asks = listen(content, readMessage(content, keyword), { optedOut: false }).language === undefined;
  const said = path.map(({ at }) => sizes.get(sizeKey(guide.guide, at, language))!.segments);
  if (asks) said.push(sizes.get(sizeKey(undefined, "language", language))!.segments);
  // The keyword, and after it one digit for each message that the person asked for.
  const digits = path.filter(({ first }) => !first).length - 1 + Number(asks);
  const segments = sum(said) + segmentsOf(keyword).segments + digits * segmentsOf("1").segments;
  const [ours, theirs] = [said.length, 1 + digits];
  return {
    ours,
    theirs,
    segments,
    ...(sms && { sms: segments * sms.each }),
    ...(whatsapp && { whatsapp: (ours + theirs) * whatsapp.each }),
  };
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

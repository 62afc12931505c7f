import type { Content } from "../../functions/engine/guide/guide.ts";
import { currentPlace, listOf } from "../../functions/engine/guide/places.ts";
import type { Printed } from "../content/printed.ts";
import { faultOfDoor } from "./leads.ts";
import { messageOf } from "./links.ts";
import { type Numbers, readable } from "./numbers.ts";

/** Something on a printed poster that is not so any more. Without a language it is so in all of the poster's. */
export type Wrong = { language?: string; what: string };

/**
 * Compares a printed poster with the content: each keyword is sent, and each number of the first menu looked up.
 *
 * @param numbers the numbers that people write to now; without them the poster's are taken for right
 */
export function wrongOn(content: Content, poster: Printed, numbers: Numbers | undefined): Wrong[] {
  const guide = Object.hasOwn(content.guides, poster.guide) ? content.guides[poster.guide] : undefined;
  if (!guide) return [{ what: "the guide is gone" }, ...otherNumbers(poster, numbers)];
  const keywords = Object.entries(poster.keywords).flatMap(([language, keyword]): Wrong[] => {
    const what = faultOfDoor(content, {
      guide: poster.guide,
      language,
      message: messageOf(keyword, poster.tag),
    });
    return what === undefined ? [] : [{ language, what }];
  });
  const start = guide.pages[guide.start];
  const list = new Map((start ? listOf(guide, guide.start, start) : []).map(({ number, to }) => [String(number), to]));
  const menu = Object.entries(poster.menu).flatMap(([number, printed]): Wrong[] => {
    const now = list.get(number);
    if (now === currentPlace(guide, printed)) return [];
    return [
      { what: `${number} leads ${now === undefined ? "nowhere" : `to ${now}`}, and the poster means ${printed}` },
    ];
  });
  return [...keywords, ...menu, ...otherNumbers(poster, numbers)];
}

function otherNumbers({ numbers: printed }: Printed, now: Numbers | undefined): Wrong[] {
  if (!now) return [];
  const names = { whatsapp: "WhatsApp", sms: "SMS" } as const;
  return (["whatsapp", "sms"] as const).flatMap((channel): Wrong[] => {
    const [old, number] = [printed[channel], now[channel]];
    if (old === undefined || old === number) return [];
    const is =
      number === undefined
        ? `there is no number for ${names[channel]}`
        : `the number for ${names[channel]} is ${readable(number)}`;
    return [{ what: `${is}, and the poster has ${readable(old)}` }];
  });
}

/** What a list calls a poster: its guide, tag and day. */
export const nameOf = ({ guide, tag, on }: Printed): string =>
  `${guide}${tag === undefined ? "" : ` #${tag}`}, printed on ${on}`;

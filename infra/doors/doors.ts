import type { Content, Guide } from "../../functions/engine/guide/guide.ts";
import { advertisedKeyword } from "../../functions/engine/guide/render.ts";
import type { Channel } from "../../functions/engine/state/conversation.ts";
import type { Language } from "../../functions/text/language.ts";
import { faultOfDoor } from "./leads.ts";
import { messageOf, waysTo } from "./links.ts";
import type { Numbers } from "./numbers.ts";
import { qrOf } from "./qr.ts";

/** A link by one channel, and as SVG the QR code that does the same. */
export type Link = { channel: Channel; number: string; url: string; qr: string };

/** A way into a guide: what a person of a language sends, and the links that fill it in. */
export type Door = { guide: string; language: Language; keyword: string; message: string; links: Link[] };

/** In this order on posters and sheets. */
const channels: Channel[] = ["whatsapp", "sms"];

type Asked = { numbers: Numbers; tag: string | undefined };

/** The doors of a guide, one for each of its languages. Throws an Error when a message does not open the guide. */
export function doorsOf(content: Content, guide: Guide, { numbers, tag }: Asked): Door[] {
  const links = (message: string) =>
    channels.flatMap((channel): Link[] => {
      const number = numbers[channel];
      if (number === undefined) return [];
      const { link, scanned } = waysTo(channel, number, message);
      return [{ channel, number, url: link, qr: qrOf(scanned) }];
    });
  return guide.languages.map((language) => {
    const keyword = advertisedKeyword(content, guide, language) ?? "";
    const message = messageOf(keyword, tag);
    const fault = faultOfDoor(content, { guide: guide.guide, language, message });
    if (fault) throw new Error(`${guide.guide}, ${language}: ${fault}`);
    return { guide: guide.guide, language, keyword, message, links: links(message) };
  });
}

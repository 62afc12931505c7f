import type { Check } from "../check.ts";
import { messagesIn, textsIn } from "../said.ts";

/** https://www.twilio.com/docs/api/errors/21617 : Twilio refuses a longer message. */
const message = 1600;
/** https://www.twilio.com/docs/content/twilio-quick-reply : a template's body, and a button's title. */
const template = 1024;
const button = 20;

/**
 * What the channels carry at all. The page that a promise asks with becomes a WhatsApp template, its choices buttons
 * (ten at most: no list has more than nine numbers).
 */
export const lengths: Check = function* (authored) {
  for (const { guide, page, text, say } of messagesIn(authored)) {
    const [limit, what] = asksFirst(guide, page) ? [template, "a WhatsApp template"] : [message, "a message"];
    if (text.length > limit)
      yield say(`is ${text.length} characters long, and ${what} holds ${limit}: shorten it, or make two pages of it`);
  }
  for (const { guide, page, spot, text, say } of textsIn(authored))
    if (spot.at(-1) === "label" && asksFirst(guide, page) && text.length > button)
      yield say(`is ${text.length} characters long, and a WhatsApp button holds ${button}: shorten it`);
};

type Asking = { pages: Record<string, { promise?: { ask: string } | undefined }> };

const asksFirst = (guide: Asking | undefined, id: string) =>
  Object.values(guide?.pages ?? {}).some(({ promise }) => promise?.ask === id);

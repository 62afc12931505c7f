import type { Channel } from "../../functions/engine/state/conversation.ts";

/** The message that a link fills in: the keyword, and behind it the tag. */
export const messageOf = (keyword: string, tag: string | undefined): string =>
  tag === undefined ? keyword : `${keyword} #${tag}`;

/** How an app is opened with a message to a number in E.164: by a link, and by a QR code. */
type Ways = { link: string; scanned: string };

const ways: Record<Channel, (number: string, message: string) => Ways> = {
  // The number has no plus sign: https://faq.whatsapp.com/5913398998672934
  whatsapp(number, message) {
    const link = `https://wa.me/${number.slice(1)}?text=${encodeURIComponent(message)}`;
    return { link, scanned: link };
  },
  // Android reads a query, which begins with ?, and iPhones look for &body=. A QR code with SMSTO fills in the message on both:
  // https://github.com/flutter/flutter/issues/18823, https://github.com/Shane32/QRCoder/issues/296
  sms: (number, message) => ({
    link: `sms:${number}?&body=${encodeURIComponent(message)}`,
    scanned: `SMSTO:${number}:${message}`,
  }),
};

export const waysTo = (channel: Channel, number: string, message: string): Ways => ways[channel](number, message);

import { maxBytes, mediaTypes } from "../../content/media/types.ts";

/**
 * Twilio's error for a file at an address, which it reports after it has accepted the message; undefined when it sends the
 * file. 63019: it cannot be fetched. 63021: WhatsApp does not take its type, or the bytes are of another. 11751: it is too large.
 * https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages
 */
export async function errorOfMedia(url: string): Promise<number | undefined> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) return 63019;
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length === 0) return 63019;
  const [type] = (response.headers.get("Content-Type") ?? "").split(";");
  const known = Object.values(mediaTypes).find((each) => each.type === type && each.isIn(bytes));
  if (!known) return 63021;
  return bytes.length > maxBytes[known.kind] ? 11751 : undefined;
}

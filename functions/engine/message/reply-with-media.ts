import type { Content } from "../guide/guide.ts";
import { mediaOf } from "../guide/media.ts";
import type { Context } from "../state/context.ts";
import type { Channel } from "../state/conversation.ts";
import type { Turn } from "../state/turn.ts";

/** Whether a channel shows pictures, documents and recordings. By SMS they would be an MMS, which few countries have. */
export const showsMedia: Record<Channel, boolean> = { sms: false, whatsapp: true };

/** The turn of a message, with the files of the pages that it answers with. */
export function withMedia(content: Content, turn: Turn, { canShowMedia }: Pick<Context, "canShowMedia">): Turn {
  if (!canShowMedia) return turn;
  return { ...turn, replies: turn.replies.map((reply) => ({ ...reply, media: mediaOf(content, reply.pages) })) };
}

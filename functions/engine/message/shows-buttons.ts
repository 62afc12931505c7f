import type { Channel } from "../state/conversation.ts";

/** Whether a channel shows buttons and lists. */
export const showsButtons: Record<Channel, boolean> = { sms: false, whatsapp: true };

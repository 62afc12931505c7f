import { day } from "../state/conversation.ts";

/**
 * We do not write first later than this after a person's last message, in milliseconds: their number may have a new
 * owner.
 */
export const maxSilence = 14 * day;

import { day } from "../state/conversation.ts";

/** Nothing is sent first later than this after the person's last message, in milliseconds: the number may be a stranger's. */
export const maxSilence = 14 * day;

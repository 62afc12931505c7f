import { dueAt } from "../guide/contact-hours.ts";
import type { Content } from "../guide/guide.ts";
import { type CheckBack, lastAttempt } from "../state/check-back.ts";
import type { When } from "../state/context.ts";
import type { Conversation } from "../state/conversation.ts";

/**
 * When to ask once more if there is no answer, in epoch milliseconds. Only by SMS, because on WhatsApp each question is
 * a paid template. Not when the person wrote while the message was on its way.
 */
export function askAgainTime(
  content: Content,
  { channel, lastHeardAt }: Conversation,
  checkBack: CheckBack,
  when: When,
): number | undefined {
  const guide = content.guides[checkBack.guide];
  const after = guide?.pages[checkBack.askPage]?.repeat;
  const hasWritten = lastHeardAt >= (lastAttempt(checkBack)?.startedAt ?? when.now);
  if (!guide || !after || channel !== "sms" || checkBack.timesAsked > 0 || hasWritten) return undefined;
  return dueAt(guide, content.calendars[guide.calendar]!, after, when);
}

import { dueAt, spreadContactTime } from "../guide/contact-hours.ts";
import type { Content, Guide } from "../guide/guide.ts";
import { currentPlace, pageAt } from "../guide/places.ts";
import type { CheckBack, CheckBackState } from "../state/check-back.ts";
import type { When } from "../state/context.ts";
import type { Conversation } from "../state/conversation.ts";
import { maxSilence } from "./policy.ts";
import type { Claimable } from "./transitions.ts";

/** What to do about a check-back that is due. */
export type Decision =
  | { do: "end"; state: "cancelled" | "overtaken" | "too-late"; why: "person" | "page-removed" | "too-late" }
  | { do: "postpone"; until: number }
  | { do: "send" };

/** Whether it can be claimed: it is open, or the person can be asked once more. */
export const isClaimable = (checkBack: CheckBack): checkBack is Claimable => claimable[checkBack.state];

const claimable: { [State in CheckBackState]: State extends Claimable["state"] ? true : false } = {
  open: true,
  sending: false,
  sent: true,
  delivered: true,
  read: true,
  undelivered: false,
  cancelled: false,
  overtaken: false,
  "too-late": false,
  undeliverable: false,
  unsendable: false,
  "handed-over": false,
};

/**
 * Decides whether a check-back that is due is sent now, later, or not at all.
 *
 * @param when.now epoch milliseconds
 */
export function shouldSend(content: Content, conversation: Conversation, checkBack: Claimable, when: When): Decision {
  const { now } = when;
  const guide = content.guides[checkBack.guide];
  if (conversation.optedOut) return { do: "end", state: "cancelled", why: "person" };
  if (!guide || !pageAt(content, guide, currentPlace(guide, checkBack.askPage)))
    return { do: "end", state: "overtaken", why: "page-removed" };
  if (now - conversation.lastHeardAt > maxSilence || isTooLate(content, guide, checkBack, when))
    return { do: "end", state: "too-late", why: "too-late" };
  const until = spreadContactTime(guide, when);
  return until > now ? { do: "postpone", until } : { do: "send" };
}

/**
 * Whether it is past the guide's own limit, if the guide has one. A person who was asked in time may be asked once
 * more.
 */
function isTooLate(
  { calendars }: Content,
  guide: Guide,
  { madeAt, timesAsked }: CheckBack,
  { now, spread }: When,
): boolean {
  if (!guide.tooLate || timesAsked > 0) return false;
  return now > dueAt(guide, calendars[guide.calendar]!, guide.tooLate, { now: madeAt, spread });
}

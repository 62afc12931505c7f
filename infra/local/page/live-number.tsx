import { signal } from "@preact/signals";
import type { LiveShown } from "./wire.ts";

/** The number of a live desk; undefined on a desk with the fake Twilio. */
export const liveNumber = signal<LiveShown | undefined>(undefined);

const by = { sms: "SMS", whatsapp: "WhatsApp" };

/** What a live desk says in place of time travel. */
export function LiveNote() {
  const live = liveNumber.value;
  if (!live) return null;
  return (
    <p class="note">
      Live: text {live.number} by {live.channels.map((channel) => by[channel]).join(" or ")} from a phone. The clock is
      the real one and can't be moved, and check-backs go out when they are due.
    </p>
  );
}

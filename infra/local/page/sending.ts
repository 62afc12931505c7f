import { signal } from "@preact/signals";
import { sendMessage } from "./desk.ts";

export const sending = signal(false);
/** The last message, when it could not be sent: whose, and why. */
export const refused = signal<{ address: string; why: string } | undefined>(undefined);

/** The id of the box that one types in. */
export const typedBox = "message";

export function focusTypedBox(): void {
  // The box of a conversation that was just opened is there after the next rendering.
  requestAnimationFrame(() => document.getElementById(typedBox)?.focus());
}

/** Sends for this person; whether it went out. */
export async function send(
  address: string,
  body: string,
  more: { media?: number; button?: string } = {},
): Promise<boolean> {
  if (sending.value) return false;
  sending.value = true;
  focusTypedBox(); // a number that was tapped is about to disappear, and the focus with it
  const why = await sendMessage(address, body, more);
  refused.value = why === undefined ? undefined : { address, why };
  sending.value = false;
  return why === undefined;
}

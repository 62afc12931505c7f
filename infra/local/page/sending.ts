import { signal } from "@preact/signals";
import { sendMessage } from "./desk.ts";

export const sending = signal(false);
/** The last message that could not be sent: its person, and the error. */
export const refused = signal<{ address: string; why: string } | undefined>(undefined);

/** The id of the text box. */
export const typedBox = "message";

export function focusTypedBox(): void {
  // The box of a new conversation exists after the next rendering.
  requestAnimationFrame(() => document.getElementById(typedBox)?.focus());
}

/** Sends a message of this person. Resolves to whether it was sent. */
export async function send(
  address: string,
  body: string,
  more: { media?: number; button?: string } = {},
): Promise<boolean> {
  if (sending.value) return false;
  sending.value = true;
  focusTypedBox(); // A tapped number disappears and would take the focus with it.
  const why = await sendMessage(address, body, more);
  refused.value = why === undefined ? undefined : { address, why };
  sending.value = false;
  return why === undefined;
}

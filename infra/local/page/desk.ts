import type { Mode } from "../fake-twilio/modes.ts";

/* The page's requests to the desk. Each resolves to an error message, or undefined. */

/** `more`: the number of pictures, or the id of the tapped button. */
export const sendMessage = (from: string, body: string, more: { media?: number; button?: string } = {}) =>
  post("/desk/messages", { from, body, ...more });

/** `by` is an ISO 8601 duration. */
export const advanceClock = (by: `PT${number}H` | `P${number}D`) => post("/desk/clock", { advance: by });

/** Sets the fake Twilio's fault. */
export const setMode = (mode: Mode) => post("/desk/twilio", { mode });

async function post(path: string, body: object): Promise<string | undefined> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return undefined;
    const { error } = await response.json().catch(() => ({}));
    return error ?? `The desk answered ${response.status}.`;
  } catch {
    return "The desk does not answer. Is it still running?";
  }
}

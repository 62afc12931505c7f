import { signal } from "@preact/signals";
import { addressOf } from "../../../functions/twilio/address.ts";
import { conversations } from "./state.ts";
import type { Channel } from "./wire.ts";

/* Numbers of people: suggested ones start at 10 000 001, and the browser remembers typed ones. */

const key = "checkback.numbers";

const remembered = signal<string[]>(read());

function read(): string[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]");
  } catch {
    return []; // storage is disabled, or holds another value
  }
}

export function remember(number: string): void {
  remembered.value = [number, ...remembered.value.filter((other) => other !== number)].slice(0, 20);
  try {
    localStorage.setItem(key, JSON.stringify(remembered.value));
  } catch {
    // storage is disabled: remembered until the page closes
  }
}

function isFree(channel: Channel, number: string): boolean {
  return !conversations.value.some(({ address }) => address === addressOf(channel, number));
}

/** The last remembered numbers without a conversation on this channel. */
export function recentNumbers(channel: Channel): string[] {
  return remembered.value.filter((number) => isFree(channel, number)).slice(0, 3);
}

/** The first suggested number without a conversation. */
export function suggestedNumber(channel: Channel): string {
  for (let next = 10_000_001; ; next++) if (isFree(channel, `+855${next}`)) return `+855${next}`;
}

/** The number in E.164, without typed spaces, brackets and dashes; undefined when it is not one. */
export function e164(typed: string): string | undefined {
  const number = typed.replace(/[\s().-]/g, "");
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : undefined;
}

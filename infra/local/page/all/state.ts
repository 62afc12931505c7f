import { computed, signal } from "@preact/signals";
import type { AllGuides, Channel } from "../wire.ts";

/* What the page of all messages shows. */

export const all = signal<AllGuides | undefined>(undefined);
export const failed = signal("");
export const channel = signal<Channel>("sms");
/** The price of an SMS segment, or of a WhatsApp message, in US dollars. */
export const price = computed(() => all.value?.prices[channel.value] ?? 0);
export const sought = signal("");
/** The languages that are not shown. */
export const hidden = signal<ReadonlySet<string>>(new Set());

/** Reads the guides, and again after each change of the content. */
export function followGuides(): void {
  let version = "";
  const source = new EventSource("/desk/events");
  const read = async ({ data }: MessageEvent) => {
    const { contentVersion } = JSON.parse(data);
    if (contentVersion === version) return;
    version = contentVersion;
    const response = await fetch("/desk/all.json");
    const answer = await response.json();
    if (response.ok) all.value = answer;
    failed.value = response.ok ? "" : answer.error;
  };
  for (const event of ["snapshot", "content"]) source.addEventListener(event, read);
}

/** Begins a conversation at a message, and opens it on the phone. */
export async function beginAt(guide: string, place: string, language: string): Promise<void> {
  const body = JSON.stringify({ guide, place, language, channel: channel.value });
  const response = await fetch("/desk/begin", { method: "POST", body });
  const answer = await response.json();
  if (response.ok) location.href = `/#${encodeURIComponent(answer.address)}`;
  else failed.value = answer.error;
}

import { batch, computed, signal } from "@preact/signals";
import type { Mode } from "../fake-twilio/modes.ts";
import type { Channel, LogLine, Message, Person } from "./wire.ts";

/* What the page knows. live.ts fills it from the desk; components read it; nothing else holds state of its own. */

export const connected = signal(true);
export const lines = signal<Record<Channel, string>>({ sms: "", whatsapp: "" });
export const contentVersion = signal("");
/** What is wrong with Twilio. */
export const mode = signal<Mode>("well");
export const messages = signal<Message[]>([]);
export const people = signal<Record<string, Person>>({});
export const logs = signal<LogLine[]>([]);

/** The person whose phone is on the page. */
export const selected = signal("");
export const unread = signal<ReadonlySet<string>>(new Set());
/** What was typed and not sent, by person: looking at another conversation must not lose it. */
export const drafts = signal<Record<string, string>>({});

/** Conversations begun on this page in which nothing was said yet, and when. */
const begun = signal<Record<string, number>>({});

export type Conversation = { address: string; messages: Message[]; last?: Message; at: number };

export const conversations = computed<Conversation[]>(() => {
  const said = Map.groupBy(messages.value, (message) => message.person);
  const addresses = new Set([...said.keys(), ...Object.keys(people.value), ...Object.keys(begun.value)]);
  return [...addresses]
    .map((address) => {
      const messages = said.get(address) ?? [];
      const last = messages.at(-1);
      return { address, messages, ...(last && { last }), at: last?.at ?? begun.value[address] ?? 0 };
    })
    .sort((a, b) => b.at - a.at);
});

export const current = computed(() => conversations.value.find(({ address }) => address === selected.value));

export function select(address: string): void {
  batch(() => {
    selected.value = address;
    unread.value = new Set([...unread.value].filter((other) => other !== address));
  });
}

/** Puts a person on the list before anything was said, and opens their phone. */
export function begin(address: string, at: number): void {
  begun.value = { ...begun.value, [address]: at };
  select(address);
}

import { batch, computed, signal } from "@preact/signals";
import type { Mode } from "../fake-twilio/modes.ts";
import { inOrder } from "../in-order.ts";
import type { Channel, ContentState, LogLine, Message, Person, Snapshot } from "./wire.ts";

/* The page's state. live.ts fills it from the desk, and components read it. */

export const connected = signal(true);
export const ourAddresses = signal<Record<Channel, string>>({ sms: "", whatsapp: "" });
export const contentVersion = signal("");
export const hints = signal<Snapshot["hints"]>([]);
/** What is wrong with the content's files; nothing when they are not watched. */
export const files = signal<ContentState | undefined>(undefined);
/** The fake Twilio's fault. */
export const mode = signal<Mode>("well");
export const messages = signal<Message[]>([]);
export const people = signal<Record<string, Person>>({});
export const logs = signal<LogLine[]>([]);

/** The person whose phone is on the page. */
export const selected = signal("");
export const unread = signal<ReadonlySet<string>>(new Set());
/** Unsent text by person, which stays when another conversation is shown. */
export const drafts = signal<Record<string, string>>({});

/** New conversations without a message, with their time. */
const begun = signal<Record<string, number>>({});

export type Conversation = { address: string; messages: Message[]; last?: Message; at: number };

export const conversations = computed<Conversation[]>(() => {
  const said = Map.groupBy(messages.value, (message) => message.person);
  const addresses = new Set([...said.keys(), ...Object.keys(people.value), ...Object.keys(begun.value)]);
  return [...addresses]
    .map((address) => {
      const messages = (said.get(address) ?? []).toSorted(inOrder);
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

/** Adds a person without messages to the list, and opens their phone. */
export function begin(address: string, at: number): void {
  begun.value = { ...begun.value, [address]: at };
  select(address);
}

import type { Conversation } from "../../functions/engine/state/conversation.ts";
import type { Store } from "../../functions/store/store.ts";
import { addressOf } from "../../functions/twilio/address.ts";
import type { Feed } from "./feed.ts";
import { newSid } from "./messages.ts";

/** What a person has before them: a message of a guide, in a language, on a channel. */
export type There = { guide: string; place: string; language: string; channel: "sms" | "whatsapp"; text: string };

type Desk = { store: Store; personKey: (address: string) => string; feed: Feed; now: number };

/** Numbers from here on belong to people who begin in the middle of a guide. */
const firstNumber = 11_000_001;

/** Makes a new person who stands at a place, as if its message had just come. @returns their address */
export async function beginThere(
  { store, personKey, feed, now }: Desk,
  { guide, place, language, channel, text }: There,
): Promise<string> {
  const taken = new Set(feed.messages.all().flatMap(({ from, to }) => [from, to]));
  let number = firstNumber;
  while (taken.has(addressOf(channel, `+855${number}`))) number += 1;
  const address = addressOf(channel, `+855${number}`);
  const ourAddress = feed.ourAddresses[channel];
  const [person, state] = [personKey(address), { optedOut: false, unclear: 0, checkBacks: [], recent: [] }];
  const { version } = await store.load(person, now);
  const conversation: Conversation = { channel, ourAddress, language, guide, place, lastHeardAt: now, ...state };
  await store.commit(person, { conversation, address: undefined, version });
  const [from, to, direction] = [ourAddress, address, "outbound-reply"] as const;
  feed.messages.put({ sid: newSid(), direction, from, to, body: text, media: 0, at: now, status: "delivered" });
  feed.tellPerson(address);
  return address;
}

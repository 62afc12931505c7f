import { batch } from "@preact/signals";
import { addressOf } from "../../../functions/twilio/address.ts";
import { setTime, zone } from "./clock.ts";
import { liveNumber } from "./live-number.tsx";
import { suggestedNumber } from "./numbers.ts";
import {
  begin,
  connected,
  contentVersion,
  conversations,
  current,
  files,
  hints,
  logs,
  messages,
  mode,
  ourAddresses,
  people,
  select,
  selected,
  unread,
} from "./state.ts";
import type { Events, Message, RunningContent } from "./wire.ts";

/** Turns in the inspector. The desk may run all day. */
const maxLogs = 500;

const handlers: { [Name in keyof Events]: (data: Events[Name]) => void } = {
  snapshot(snapshot) {
    setTime(snapshot.now);
    useContent(snapshot);
    files.value = snapshot.files;
    ourAddresses.value = snapshot.ourAddresses;
    liveNumber.value = snapshot.live;
    mode.value = snapshot.mode;
    messages.value = snapshot.messages;
    people.value = Object.fromEntries(snapshot.people.map((person) => [person.address, person]));
    logs.value = snapshot.logs.slice(-maxLogs);
    if (current.value) return;
    const named = decodeURIComponent(location.hash.slice(1));
    const asked = conversations.value.find(({ address }) => address === named);
    if (asked) return select(asked.address);
    const newest = conversations.value[0];
    if (newest) select(newest.address);
    else if (!snapshot.live) begin(addressOf("whatsapp", suggestedNumber("whatsapp")), snapshot.now);
  },
  message(message) {
    const at = messages.value.findIndex(({ sid }) => sid === message.sid);
    messages.value = at < 0 ? [...messages.value, message] : messages.value.with(at, message);
    if (!current.value) select(message.person);
    if (at < 0 && isNews(message)) unread.value = new Set([...unread.value, message.person]);
  },
  person(person) {
    people.value = { ...people.value, [person.address]: person };
  },
  log(line) {
    logs.value = [...logs.value, line].slice(-maxLogs);
  },
  clock({ now }) {
    setTime(now);
  },
  twilio(fake) {
    mode.value = fake.mode;
  },
  content: useContent,
  files(state) {
    files.value = state;
  },
};

function useContent(running: RunningContent): void {
  zone.value = running.zone;
  contentVersion.value = running.contentVersion;
  hints.value = running.hints;
}

function isNews({ direction, person }: Message): boolean {
  return direction !== "inbound" && person !== selected.value;
}

/** Follows the desk for as long as the page is open. */
export function followDesk(): void {
  const source = new EventSource("/desk/events");
  source.onopen = () => {
    connected.value = true;
  };
  source.onerror = () => {
    connected.value = false;
    // The browser reconnects after a lost connection, but not after an HTTP error.
    if (source.readyState === EventSource.CLOSED) setTimeout(followDesk, 2000);
  };
  for (const [name, handle] of Object.entries(handlers))
    source.addEventListener(name, ({ data }) => batch(() => handle(JSON.parse(data))));
}

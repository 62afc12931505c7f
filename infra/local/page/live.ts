import { batch } from "@preact/signals";
import { addressOf } from "../../../functions/twilio/address.ts";
import { tellTime, zone } from "./clock.ts";
import { suggestedNumber } from "./numbers.ts";
import {
  begin,
  connected,
  contentVersion,
  conversations,
  current,
  lines,
  logs,
  messages,
  mode,
  people,
  select,
  selected,
  unread,
} from "./state.ts";
import type { Events, Message } from "./wire.ts";

/** Turns in the inspector; the desk may run all day. */
const keptLogs = 500;

const on: { [Name in keyof Events]: (data: Events[Name]) => void } = {
  snapshot(told) {
    tellTime(told.now);
    zone.value = told.zone;
    lines.value = told.lines;
    contentVersion.value = told.contentVersion;
    mode.value = told.mode;
    messages.value = told.messages;
    people.value = Object.fromEntries(told.people.map((person) => [person.address, person]));
    logs.value = told.logs.slice(-keptLogs);
    if (current.value) return;
    const newest = conversations.value[0];
    if (newest) select(newest.address);
    else begin(addressOf("whatsapp", suggestedNumber("whatsapp")), told.now);
  },
  message(message) {
    const at = messages.value.findIndex(({ sid }) => sid === message.sid);
    messages.value = at < 0 ? [...messages.value, message] : messages.value.with(at, message);
    if (at < 0 && isNews(message)) unread.value = new Set([...unread.value, message.person]);
  },
  person(person) {
    people.value = { ...people.value, [person.address]: person };
  },
  log(line) {
    logs.value = [...logs.value, line].slice(-keptLogs);
  },
  clock({ now }) {
    tellTime(now);
  },
  twilio(told) {
    mode.value = told.mode;
  },
};

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
    // The browser itself tries again after a lost connection, but gives up for good after an HTTP error.
    if (source.readyState === EventSource.CLOSED) setTimeout(followDesk, 2000);
  };
  for (const [name, told] of Object.entries(on))
    source.addEventListener(name, ({ data }) => batch(() => told(JSON.parse(data))));
}

import { EventEmitter } from "node:events";
import type { Content } from "../../functions/engine/guide/guide.ts";
import type { Store } from "../../functions/store/store.ts";
import type { Mode } from "./fake-twilio/modes.ts";
import { keepMessages, personIn } from "./messages.ts";
import type { Events, LogLine, Person, Snapshot } from "./page/wire.ts";
import { messageView, personView } from "./view.ts";

/** What people write to on the desk: a number reserved for fiction (NANPA 555-01XX). */
const lines = { sms: "+12025550143", whatsapp: "whatsapp:+12025550143" };

const keptLogs = 200;

type FeedOptions = {
  content: Content;
  store: Store;
  now: () => number;
  personKey: (address: string) => string;
  /** Where the messages are kept. */
  file: string;
  /** What is wrong with Twilio at the beginning. */
  mode: Mode;
};

export type Feed = ReturnType<typeof pageFeed>;

/** Everything that the phone page shows, and its events as they happen (page/wire.ts). */
export function pageFeed({ content, store, now, personKey, file, ...options }: FeedOptions) {
  const events = new EventEmitter().setMaxListeners(0);
  const tell = <K extends keyof Events>(event: K, data: Events[K]) => void events.emit("event", event, data);
  const messages = keepMessages(file, (kept) => {
    meet(personIn(kept));
    tell("message", messageView(kept));
  });
  const logs: LogLine[] = [];
  let mode = options.mode;
  const addresses = new Map<string, string>();
  const meet = (address: string) => void addresses.set(personKey(address), address);
  for (const kept of messages.all()) meet(personIn(kept));

  const look = async (address: string): Promise<Person> => {
    const { conversation } = await store.load(personKey(address), now());
    return personView(content, address, conversation);
  };
  return {
    lines,
    messages,
    tell,
    mode: () => mode,
    /** From now on this is wrong with Twilio. */
    setMode(next: Mode) {
      mode = next;
      tell("twilio", { mode });
    },
    /** Learns an address, so that the page can tell whose turn is whose. */
    meet,
    /** A turn's log line, with the key of the person it was about. */
    onLine(person: string, line: LogLine["line"]) {
      const address = addresses.get(person) ?? "";
      const entry = { person: address, at: now(), line };
      logs.push(entry);
      logs.splice(0, logs.length - keptLogs);
      tell("log", entry);
      // While the desk closes, the table may be gone already: then nobody looks any more.
      if (address)
        look(address).then(
          (seen) => tell("person", seen),
          () => undefined,
        );
    },
    /** Calls back with every event, until told to stop. */
    watch(listener: <K extends keyof Events>(event: K, data: Events[K]) => void): () => void {
      events.on("event", listener);
      return () => void events.off("event", listener);
    },
    async snapshot(): Promise<Snapshot> {
      const people = await Promise.all([...new Set(messages.all().map(personIn))].map(look));
      const all = messages.all();
      const zone = Object.values(content.guides)[0]?.hours.zone ?? "UTC";
      const { version } = content;
      return { now: now(), zone, lines, contentVersion: version, mode, messages: all.map(messageView), people, logs };
    },
  };
}

import { EventEmitter } from "node:events";
import type { Content } from "../../functions/engine/guide/guide.ts";
import type { Store } from "../../functions/store/store.ts";
import type { Mode } from "./fake-twilio/modes.ts";
import { liveAddresses } from "./live/live.ts";
import { openMessages, personIn } from "./messages.ts";
import type { ContentState, Events, LiveShown, LogLine, Person, RunningContent, Snapshot } from "./page/wire.ts";
import { messageView, personView } from "./view.ts";

/** The desk's addresses: a number that is reserved for fiction (NANPA 555-01XX). */
const fictional = { sms: "+12025550143", whatsapp: "whatsapp:+12025550143" };

const maxLogs = 200;

/** So many first messages have room above the keyboard. */
const maxHints = 10;

type FeedOptions = {
  /** The content that runs. */
  content: () => Content;
  store: Store;
  now: () => number;
  personKey: (address: string) => string;
  /** Stores the messages. */
  file: string;
  /** The fake Twilio's fault at the start. */
  mode: Mode;
  /** The number of a live desk. */
  live?: LiveShown | undefined;
};

export type Feed = ReturnType<typeof pageFeed>;

/** Everything that the phone page shows, and its events (page/wire.ts). */
export function pageFeed({ content, store, now, personKey, file, live, ...options }: FeedOptions) {
  const ourAddresses = live ? liveAddresses(live) : fictional;
  const events = new EventEmitter().setMaxListeners(0);
  const tell = <K extends keyof Events>(event: K, data: Events[K]) => void events.emit("event", event, data);
  const messages = openMessages(file, (kept) => {
    meet(personIn(kept));
    tell("message", messageView(content(), kept));
  });
  const logs: LogLine[] = [];
  let mode = options.mode;
  let files: ContentState | undefined;
  const addresses = new Map<string, string>();
  const meet = (address: string) => void addresses.set(personKey(address), address);
  for (const kept of messages.all()) meet(personIn(kept));

  const look = async (address: string): Promise<Person> => {
    const { conversation } = await store.load(personKey(address), now());
    return personView(content(), address, conversation);
  };
  // The table may already be stopped while the desk closes.
  const tellPerson = (address: string) =>
    void look(address).then(
      (seen) => tell("person", seen),
      () => undefined,
    );
  return {
    ourAddresses,
    messages,
    tell,
    tellPerson,
    mode: () => mode,
    /** Sets the fake Twilio's fault. */
    setMode(next: Mode) {
      mode = next;
      tell("twilio", { mode });
    },
    /** Remembers an address, so that the page can assign turns to people. */
    meet,
    /** Shows a log line of a turn, with the key of its person. */
    onLine(person: string, line: LogLine["line"]) {
      const address = addresses.get(person) ?? "";
      const entry = { person: address, at: now(), line };
      logs.push(entry);
      logs.splice(0, logs.length - maxLogs);
      tell("log", entry);
      if (address) tellPerson(address);
    },
    /** Shows that another content runs now, and where it leaves the people. */
    onContent() {
      tell("content", runningOf(content()));
      for (const address of addresses.values()) tellPerson(address);
    },
    /** Shows what is wrong with the files of the content. */
    onFiles(state: ContentState) {
      files = state;
      tell("files", state);
    },
    /** Calls the listener with every event. Returns a function that ends it. */
    watch(listener: <K extends keyof Events>(event: K, data: Events[K]) => void): () => void {
      events.on("event", listener);
      return () => void events.off("event", listener);
    },
    async snapshot(): Promise<Snapshot> {
      const people = await Promise.all([...new Set(messages.all().map(personIn))].map(look));
      const all = messages.all();
      return {
        ...runningOf(content()),
        now: now(),
        ourAddresses,
        ...(live && { live }),
        ...(files && { files }),
        mode,
        messages: all.map((kept) => messageView(content(), kept)),
        people,
        logs,
      };
    },
  };
}

/** What the page knows of a content. The first messages to tap are the keywords that the guides advertise, each once. */
function runningOf({ version, guides }: Content): RunningContent {
  const [guide] = Object.values(guides);
  const words = Object.values(guides).flatMap(({ advertise }) => Object.entries(advertise));
  return {
    contentVersion: version,
    zone: guide?.hours.zone ?? "UTC",
    hints: words
      .filter(([, text], i) => words.findIndex(([, other]) => other === text) === i)
      .slice(0, maxHints)
      .map(([language, text]) => ({ language, text })),
  };
}

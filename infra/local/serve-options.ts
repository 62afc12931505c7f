import type { Hono } from "hono";
import type { Content } from "../../functions/engine/guide/guide.ts";
import type { Store } from "../../functions/store/store.ts";
import type { Authored } from "../content/check.ts";
import type { DeskClock } from "./clock.ts";
import type { Account } from "./fake-twilio/signed.ts";
import type { ApprovedTemplate } from "./fake-twilio/templates.ts";
import type { Feed } from "./feed.ts";
import type { watchTurns } from "./watch-turns.ts";

/** The parts of the desk's server. */
export type ServeOptions = {
  account: Account;
  /** The app that Lambda runs, with the content that runs now. */
  app: () => Hono;
  /** The content with its files and their folder, when the desk has them. */
  authored?: () => Promise<{ authored: Authored; folder: string } | undefined>;
  clock: DeskClock;
  content: () => Content;
  /** Whether the fake Twilio answers opt-out words by SMS. */
  defaultOptOut: boolean;
  feed: Feed;
  /** The folder of content whose files are served. */
  folder: string;
  origin: string;
  personKey: (address: string) => string;
  port: number;
  /** The time between two statuses of a message, in milliseconds. */
  statusDelay: number;
  store: Store;
  sweepSoon: () => Promise<void>;
  /** The approved WhatsApp templates. */
  templates: () => ApprovedTemplate[];
  turns: ReturnType<typeof watchTurns>;
};

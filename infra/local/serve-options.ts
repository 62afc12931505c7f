import type { Hono } from "hono";
import type { Content } from "../../functions/engine/guide/guide.ts";
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
  clock: DeskClock;
  content: () => Content;
  /** Whether the fake Twilio answers opt-out words by SMS. */
  defaultOptOut: boolean;
  feed: Feed;
  origin: string;
  port: number;
  /** The time between two statuses of a message, in milliseconds. */
  statusDelay: number;
  sweepSoon: () => Promise<void>;
  /** The approved WhatsApp templates. */
  templates: () => ApprovedTemplate[];
  turns: ReturnType<typeof watchTurns>;
};

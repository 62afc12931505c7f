import type { Hono } from "hono";
import type { Content } from "../../functions/engine/guide/guide.ts";
import type { DeskClock } from "./clock.ts";
import type { Account } from "./fake-twilio/signed.ts";
import type { Approved } from "./fake-twilio/templates.ts";
import type { Feed } from "./feed.ts";
import type { watchTurns } from "./watch-turns.ts";

/** What the desk's server is made of. */
export type ServeOptions = {
  account: Account;
  /** The assistant's own app, as Lambda runs it. */
  app: Hono;
  clock: DeskClock;
  content: Content;
  /** Whether the double answers opt-out words by SMS itself. */
  defaultOptOut: boolean;
  feed: Feed;
  origin: string;
  port: number;
  sweepSoon: () => Promise<void>;
  /** The WhatsApp templates that the double can send by. */
  templates: Approved[];
  turns: ReturnType<typeof watchTurns>;
};

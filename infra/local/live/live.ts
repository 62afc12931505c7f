import type twilio from "twilio";
import type { LiveShown } from "../page/wire.ts";

/** What a live desk has in place of the fake Twilio and the movable clock. */
export type Live = {
  /** The number, and by which channels people reach it. */
  shown: LiveShown;
  /** Where Twilio calls: https://words.trycloudflare.com */
  origin: string;
  /** The port that the tunnel leads to. Only the webhooks are there. */
  port: number;
  /** What GET /health there answers in its header: see reach.ts. */
  id: string;
  /** Replaces the connection to Twilio in tests. */
  httpClient?: twilio.RequestClient | undefined;
  /** Called when the webhooks can be reached on this machine, before any check-back is sent. The desk ends when it rejects. */
  ready: () => Promise<void>;
};

export const liveAddresses = ({ number }: LiveShown) => ({ sms: number, whatsapp: `whatsapp:${number}` });

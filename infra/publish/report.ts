import type { Content } from "../../functions/engine/guide/guide.ts";
import type { TwilioContent } from "../../functions/twilio/contents.ts";
import type { Counts } from "./count-affected.ts";

/** What the reports look at before a deployment. */
export type Planned = {
  /** The content that would be deployed. */
  content: Content;
  counts: Counts;
  /** The contents at Twilio. Rejects when Twilio can't be asked. On the desk there are none to ask for. */
  twilioContents: (() => Promise<TwilioContent[]>) | undefined;
};

/** Says in lines what a deployment would change for people. @returns no line when there is nothing to say */
export type Report = (planned: Planned) => string[] | Promise<string[]>;

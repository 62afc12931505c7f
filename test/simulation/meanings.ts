import type { GuideId } from "./guides.ts";

/* What people mean by what they send. The oracle judges by this, and never by what the engine made of the text. */

/**
 * `apply`: asks for a check-back. `choose`: a number of the list on the screen. `end`: wants no check-back. `erase`:
 * wants to be asked whether to be erased. `look`: wants to see a page, or is polite. `nothing`: asks for nothing; most
 * of these are written by machines.
 */
export type Meaning = "apply" | "choose" | "end" | "stop" | "start" | "erase" | "code" | "look" | "nothing";

/** The sorts of messages that mean nothing. */
export const sorts = [
  "tapback",
  "quoted",
  "pasted",
  "automatic reply",
  "bot: OK",
  "bot: a sentence",
  "bot: our own text",
  "mentioned",
  "denied",
  "asked about",
  "reported",
  "emoticon",
] as const;
export type Sort = (typeof sorts)[number];

/** A message as it is sent. `guide`: it names this one. `isAgain`: it is one of several that are the same. */
export type Words = { text: string; means: Meaning; guide?: GuideId; sort?: Sort; isAgain?: boolean };

export const oneLine = (text: string) => text.replaceAll("\n", " | ");

export const apply = (text: string): Words => ({ text, means: "apply" });
export const choose = (text: string): Words => ({ text, means: "choose" });
export const look = (text: string): Words => ({ text, means: "look" });
export const code = (text: string, guide: GuideId): Words => ({ text, means: "code", guide });
export const wrongCode: Words = { text: "BCDFGH", means: "code" };
/** Takes back the check-back of this guide; without one, of the guide that the words leave open. */
export const end = (text: string, guide?: GuideId): Words => ({ text, means: "end", ...(guide && { guide }) });

/** The number that a message consists of, as the person means it: what stands below it is not theirs. */
export function numberOf({ text }: Words): number | undefined {
  const [, number] = /^(\d)(?:\n|$)/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
}

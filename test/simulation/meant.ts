/*
 * What people mean by what they send. Whoever looks on judges by this, and never by what our code made of the text.
 */

/**
 * `apply`: asks for a check-back. `choose`: a number of the list on the screen, whatever that does. `end`: wants no
 * check-back. `erase`: wants to be asked whether to be erased. `look`: wants to see a page, or is polite. `nothing`: asks for
 * nothing at all, and mostly no person wrote it.
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

/** A message as it is sent. `isAgain`: one of a row of the same. */
export type Words = { text: string; means: Meaning; sort?: Sort; isAgain?: boolean };

export const oneLine = (text: string) => text.replaceAll("\n", " | ");

export const apply = (text = "7"): Words => ({ text, means: "apply" });
export const choose = (text: string): Words => ({ text, means: "choose" });
export const look = (text: string): Words => ({ text, means: "look" });
export const code = (text: string): Words => ({ text, means: "code" });

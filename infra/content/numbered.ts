/** 1. or 1) at the start of a line, as in a list. */
const listed = /^\s*(\p{Nd}{1,2})\s*[.)、．:：）](?!\p{Nd})/mu;

/** A digit in a square, as phones draw it: 1️⃣ */
const keycap = /^\s*([\p{Nd}#*])\uFE0F?\u20E3/mu;

/** A number, and a space behind it. */
const bare = /^\s*(\p{Nd}{1,2})\s/u;

/** The number that a line of a text begins with as in a list; undefined if none does. */
export const listedLine = (text: string): string | undefined => (listed.exec(text) ?? keycap.exec(text))?.[1];

/** The number that a label begins with, so that it looks like the number of a list; undefined if it does not. */
export const startsNumbered = (label: string): string | undefined => bare.exec(label)?.[1] ?? listedLine(label);

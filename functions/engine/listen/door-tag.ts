import type { Content } from "../guide/guide.ts";
import { listen } from "./listen.ts";
import { qualifiersOf } from "./qualifiers.ts";
import { readMessage } from "./read-message.ts";

/*
 * A link or QR code on a poster may fill in a tag behind the keyword: "SIM #market". It tells which door a person came by.
 * Only tags of content/doors.lock count, so that nothing that a person makes up comes into a log.
 */

/** How a tag is written. It has no digits, so it can't be a number to reply or a code. */
export const tagPattern = /^(?=.{3,20}$)[a-z]+(-[a-z]+)*$/;

const written = /(?<!\S)#([a-z]+(?:-[a-z]+)*)(?![\p{L}\p{M}\p{N}_-])/giu;

/**
 * A message without its tags, and the first of them that a printed poster has. A tag that is not printed any more is left
 * out, too. A message that is nothing else keeps its text.
 */
export function withoutDoorTag(content: Content, text: string): { text: string; door: string | undefined } {
  if (!text.includes("#")) return { text, door: undefined };
  const tags: string[] = [];
  const rest = text.replace(written, (all, word: string) => {
    const tag = word.toLowerCase();
    if (!tagPattern.test(tag) || !saysNothing(content, tag)) return all;
    tags.push(tag);
    return " ";
  });
  const door = tags.find((tag) => content.doors.includes(tag));
  return { text: tags.length === 0 || rest.trim() === "" ? text : rest.trim(), door };
}

/** Whether a tag has no word that the assistant listens for, like "stop", "not", "pin" or a keyword. Others stay in the text. */
export function saysNothing(content: Content, tag: string): boolean {
  const { lexicon } = content;
  const words = tag.split("-");
  return (
    qualifiersOf(lexicon, words.join(" ")).size === 0 &&
    words.every((word) => !lexicon.secrets.includes(word) && !lexicon.numbers.has(word)) &&
    listen(content, readMessage(content, words.join(" ")), { optedOut: true }).kind === "unclear"
  );
}

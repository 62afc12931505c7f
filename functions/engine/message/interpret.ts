import { buttonTarget } from "../guide/buttons.ts";
import type { Content, Guide } from "../guide/guide.ts";
import { listen } from "../listen/listen.ts";
import type { Conversation } from "../state/conversation.ts";
import type { MessageEvent } from "../state/event.ts";
import { isAlwaysAnswered, type Understood } from "./when-to-answer.ts";

/** A tapped button counts more than the words on it, which another page may have too; only STOP on it counts more. */
export function interpret(
  content: Content,
  guide: Guide | undefined,
  before: Conversation,
  { button, text, type, isMachine, sender }: MessageEvent,
): Understood {
  if (type === "reaction") return { kind: "reaction" };
  const heard = listen(content, guide, { ...before, sender }, text);
  // A short code is no person: what it sends is an advertisement or a one-time code.
  if (isMachine && !isAlwaysAnswered(heard)) return { kind: "automatic" };
  const way = button === undefined || isAlwaysAnswered(heard) ? undefined : buttonTarget(content, button);
  if (way) return { kind: "button", ...way };
  // An id that is a number, as people who make templates by hand give it, is the number.
  return /^\d$/.test(button ?? "") ? listen(content, guide, before, button!) : heard;
}

import type { Content } from "../../functions/engine/guide/guide.ts";
import { numberTo } from "../../functions/engine/guide/render.ts";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import { takeTurn } from "../../functions/engine/take-turn.ts";
import type { Language } from "../../functions/text/language.ts";

type Tried = { guide: string; language: Language; message: string };

/**
 * Sends a door's message as a new person, and chooses the language when it is asked for.
 *
 * @returns what is wrong: it does not open the first page of the guide in the language. Undefined when it does
 */
export function faultOfDoor(content: Content, { guide: id, language, message }: Tried): string | undefined {
  const guide = Object.hasOwn(content.guides, id) ? content.guides[id] : undefined;
  if (!guide) return "the guide is gone";
  if (!guide.languages.includes(language)) return "the guide is not in this language any more";
  const first = send(content, undefined, message);
  const asked = first?.place === "/language" ? numberTo(content, guide, "/language", `/${language}`) : undefined;
  const reached = asked === undefined ? first : send(content, first, asked);
  if (reached?.guide === undefined) return `${message} does not open the guide`;
  if (reached.guide !== id) return `${message} opens ${reached.guide}`;
  if (reached.language !== language) return `${message} is answered in ${reached.language}`;
  return reached.place === guide.start ? undefined : `${message} opens ${reached.place}, not ${guide.start}`;
}

/** The conversation after one more message, about which nothing else is known. */
function send(content: Content, before: Conversation | undefined, text: string): Conversation | undefined {
  const id = before ? "SM2" : "SM1";
  const event = { kind: "message", id, channel: "sms", ourAddress: "+12025550143", text, media: 0 } as const;
  return takeTurn(content, before, event, { now: 0, freshCode: "BCDFGH" }).conversation;
}

import { templateName } from "../../functions/engine/checkback/route.ts";
import { mayStillSend } from "../../functions/engine/checkback/wake-time.ts";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { currentPlace, pageAt } from "../../functions/engine/guide/places.ts";
import type { Conversation } from "../../functions/engine/state/conversation.ts";

/** Numbers by page, and no data of a person. A page is written as "guide page". */
export type Counts = {
  /** People who stand on a page that the content lacks. */
  standing: Map<string, number>;
  /** Check-backs that may still be sent, and ask with a page that the content lacks. */
  asking: Map<string, number>;
  /** Check-backs on WhatsApp that may still be sent, by the name of their template. */
  byTemplate: Map<string, number>;
  /** People who are in `standing` or in `asking`, each once. */
  people: number;
};

/** Counts the people whom a release of this content would affect. A page that `moved` names is not missing. */
export async function countAffected(
  content: Content,
  conversations: AsyncIterable<{ conversation: Conversation }>,
): Promise<Counts> {
  const counts: Counts = { standing: new Map(), asking: new Map(), byTemplate: new Map(), people: 0 };
  for await (const { conversation } of conversations) if (count(content, conversation, counts)) counts.people += 1;
  return counts;
}

/** Adds a conversation to the counts. @returns whether it is affected */
function count(content: Content, conversation: Conversation, { standing, asking, byTemplate }: Counts): boolean {
  const { guide, place, returnTo, channel, language, checkBacks } = conversation;
  const lost = [place, returnTo].find((each) => each !== undefined && isMissing(content, guide, each));
  if (lost !== undefined) add(standing, nameOf(guide, lost));
  const pending = checkBacks.filter(mayStillSend);
  const unasked = pending.filter((each) => isMissing(content, each.guide, each.askPage));
  for (const { guide, askPage } of unasked) add(asking, nameOf(guide, askPage));
  if (channel === "whatsapp" && language !== undefined)
    for (const { guide, askPage } of pending)
      add(byTemplate, templateName(guide, currentPlace(content.guides[guide], askPage), language));
  return lost !== undefined || unasked.length > 0;
}

/** Whether people who are at a place of an older content have none in this one. */
function isMissing(content: Content, guideId: string | undefined, place: string): boolean {
  const guide = guideId === undefined ? undefined : content.guides[guideId];
  return pageAt(content, guide, currentPlace(guide, place)) === undefined;
}

/** A page of words.yaml belongs to no guide. */
const nameOf = (guide: string | undefined, place: string) =>
  place.startsWith("/") || guide === undefined ? place : `${guide} ${place}`;

const add = (counts: Map<string, number>, key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1);

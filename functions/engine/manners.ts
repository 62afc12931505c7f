import type { Conversation, Saying } from "./conversation.ts";
import { go, guideOf, type Step, saying } from "./go.ts";
import type { Heard } from "./listen.ts";
import type { Scene } from "./turn.ts";
import { listingPage, parsePlace } from "./ways.ts";

/*
 * When an answer is owed, and when silence is kinder: to whoever opted out, writes too much, or can't be understood.
 */

const hour = 60 * 60 * 1000;

/** STOP and START count whatever comes with them: a picture, too. */
export const isConsent = ({ kind }: Understood) => kind === "opt-out" || kind === "opt-in";

export const silence = (conversation: Conversation): Step => ({ conversation, sayings: [] });

export type Understood = Heard | { kind: "button"; guide?: string; to: string; language?: undefined };

/** Too many messages: said once, then silence; opting out or in still counts. */
export function hushed(
  scene: Scene,
  conversation: Conversation,
  heard: Understood,
  stored: Conversation | undefined,
): Step {
  if (isConsent(heard)) {
    const step = go(scene, conversation, heard.kind === "opt-out" ? "/stop" : "/start");
    return step.conversation.optedOut === conversation.optedOut ? silence(step.conversation) : step;
  }
  if (conversation.optedOut || stored?.pace?.hushed) return silence(conversation);
  return { conversation, sayings: [saying(scene, conversation, "/slow-down")] };
}

/** Twilio has answered STOP, START or HELP itself: the state is kept, nothing is said twice. */
export function noted(scene: Scene, conversation: Conversation, optOut: "STOP" | "START" | "HELP"): Step {
  return optOut === "HELP"
    ? silence(conversation)
    : silence(go(scene, conversation, `/${optOut.toLowerCase()}`).conversation);
}

/** Help, privacy and erasing are owed to everyone, opted out or not. */
export function isOwed({ at }: Conversation, heard: Understood): boolean {
  if (heard.kind === "choice") return at === "/delete";
  if (heard.kind === "button") return heard.to === "/deleted";
  return heard.kind === "command" && ["/help", "/privacy", "/delete"].includes(heard.to);
}

/** Whoever opted out and asks for a guide again is told how to come back; anything else stays unanswered. */
export function optedOut(scene: Scene, conversation: Conversation, heard: Understood): Step {
  if (heard.kind !== "keyword" && heard.kind !== "button" && heard.kind !== "greeting") return silence(conversation);
  // Told by the word of the guide that they asked for.
  const guide = "guide" in heard ? heard.guide : conversation.guide;
  return { conversation, sayings: [saying(scene, { ...conversation, guide }, "/stop")] };
}

export const isQuiet = ({ now }: Scene, stored: Conversation | undefined) => now - (stored?.lastHeardAt ?? 0) > hour;

/** Not understood: twice the page's own list, then the menu once, then silence for an hour. */
export function puzzled(
  scene: Scene,
  conversation: Conversation,
  kind: "not-offered" | "unclear",
  stored: Conversation | undefined,
): Step {
  const unclear = isQuiet(scene, stored) ? 1 : conversation.unclear + 1;
  const counted = { ...conversation, unclear };
  const { at } = conversation;
  if (unclear > 3) return silence(counted);
  if (conversation.language === undefined) return go(scene, counted, conversation.guide ? "/language" : "/home");
  if (at === undefined || unclear === 3) return go(scene, counted, "/home");
  const guide = guideOf(scene.content, counted);
  const { page: id } = parsePlace(at);
  const listing = guide?.pages[id] ? listingPage(guide, id, guide.pages[id]) : id;
  const sayings: Saying[] = [saying(scene, counted, `/${kind}`), { ...saying(scene, counted, listing), part: "list" }];
  return { conversation: counted, sayings };
}

import type { Content } from "../guide/guide.ts";
import { languageFor } from "../guide/languages.ts";
import { currentPlace } from "../guide/places.ts";
import { renderMessage } from "../guide/render.ts";
import type { CheckBack, Conversation, PageRef } from "../state/conversation.ts";
import type { DueEvent, Turn } from "../state/turn.ts";
import { withoutRoute } from "./after-failure.ts";
import { answered, claimed, ended, postponed } from "./check-back.ts";
import { shouldSend } from "./should-send.ts";
import { type Route, routeFor } from "./templates.ts";

/**
 * An alarm went off. Silence, unless the promise is still wanted; then the claim and what to say. What it did is
 * `look` when Twilio has to be asked first what became of an earlier attempt, `by-sms` when only SMS is left.
 */
export function onDue(content: Content, conversation: Conversation | undefined, event: DueEvent, now: number): Turn {
  const wanted = shouldSend(content, conversation, event.promise, now);
  const promise = conversation?.promise;
  const silent = (did: string, next: CheckBack | undefined = promise): Turn => ({
    conversation: next === promise ? conversation : conversation && { ...conversation, promise: next },
    replies: [],
    outcome: { did, guide: promise?.guide, language: conversation?.language },
  });
  if (!conversation || !promise || wanted.do === "nothing")
    return silent(wanted.do === "nothing" ? wanted.why : "no-promise");
  switch (wanted.do) {
    case "look":
      return silent("look");
    case "end":
      // Asked once already: nothing is lost, and its story stays as it is.
      return silent(
        wanted.state,
        promise.state === "open" ? ended(promise, wanted.state, now) : answered(promise, now),
      );
    case "postpone":
      return silent("postponed", postponed(promise, wanted.until, now));
    case "send": {
      const means = routeFor(content, conversation, promise, event, now);
      if (means.by === "sms") return silent("by-sms");
      if (means.by === "nothing" && promise.elsewhere) {
        const next = withoutRoute(promise, now);
        return silent(next.state === "open" ? "no-way-for-now" : next.state, next);
      }
      if (means.by === "nothing")
        return silent(
          "unsendable",
          ended(promise, "unsendable", now, "no approved template to write by, after 24 hours"),
        );
      return claimAndAsk(content, conversation, promise, means, now);
    }
  }
}

function claimAndAsk(
  content: Content,
  conversation: Conversation,
  promise: CheckBack,
  means: Extract<Route, { by: "text" | "template" }>,
  now: number,
): Turn {
  const guide = content.guides[promise.guide];
  const at = currentPlace(guide, promise.askPage);
  const language = means.by === "template" ? means.language : languageFor(guide, conversation);
  const pages: PageRef[] = [{ guide: promise.guide, place: at, language, ...(means.by === "template" && means.part) }];
  const template = means.by === "template" ? { template: means.template } : {};
  // What is only told moves nobody.
  const moved = promise.isHandoverNotice ? {} : { guide: promise.guide, place: at, unclear: 0, returnTo: undefined };
  const next = {
    ...conversation,
    ...moved,
    promise: claimed(promise, now, means.by === "template" ? means.language : undefined, conversation.ourAddress),
  };
  const outcome = { did: "check-back", guide: promise.guide, place: at, language };
  return { conversation: next, replies: [{ pages, text: renderMessage(content, pages), ...template }], outcome };
}

import type { Language } from "../../text/language.ts";
import { dayName } from "../guide/contact-hours.ts";
import type { Content, Guide } from "../guide/guide.ts";
import { languageFor } from "../guide/languages.ts";
import { currentPlace, pageAt } from "../guide/places.ts";
import { placeholdersOf } from "../guide/render.ts";
import type { CheckBack, Conversation, PageRef } from "../state/conversation.ts";
import type { DueEvent, Template } from "../state/turn.ts";

/** How a check-back can be said now. */
export type Route =
  | { by: "text" }
  | { by: "template"; language: Language; template: Template; part: Pick<PageRef, "part" | "facts"> }
  /** WhatsApp can't be written to, but a number of ours can. */
  | { by: "sms" }
  | { by: "nothing" };

/**
 * WhatsApp takes free text for 24 hours after a person's last word, ten minutes less for clocks and queues:
 * https://www.twilio.com/docs/whatsapp/api#24-hour-window (error 63016 after it)
 */
const freeTextWindow = (24 * 60 - 10) * 60 * 1000;

/** The name that a template is known by: of which page, in which language. */
export const templateName = (guide: string, page: string, language: Language) => `${guide}/${page}/${language}`;

/**
 * By SMS, and inside WhatsApp's window: text. Else a template, in the person's language or another of the guide's; else
 * by SMS, where that can be. After a refusal that another way may mend, the ways that are left in their order.
 */
export function routeFor(
  content: Content,
  conversation: Conversation,
  promise: CheckBack,
  event: DueEvent,
  now: number,
): Route {
  const { channel, lastHeardAt } = conversation;
  const bySms: Route = event.canText && !promise.isHandoverNotice ? { by: "sms" } : { by: "nothing" };
  if (promise.elsewhere) {
    const { ways, tried } = promise.elsewhere;
    // By SMS there is no other way.
    if (channel === "sms") return { by: "nothing" };
    const found = ways.map((way) =>
      way === "sms" ? bySms : templateFor(content, conversation, promise, event.templates, tried),
    );
    return found.find((means) => means && means.by !== "nothing") ?? { by: "nothing" };
  }
  if (channel === "sms" || (now - lastHeardAt < freeTextWindow && !promise.templateOnly)) return { by: "text" };
  return templateFor(content, conversation, promise, event.templates) ?? bySms;
}

/** A template in the person's language, else in another of the guide's, but for the languages that were tried. */
function templateFor(
  content: Content,
  conversation: Conversation,
  promise: CheckBack,
  templates: Record<string, string> = {},
  tried: Language[] = [],
): Route | undefined {
  const guide = content.guides[promise.guide];
  const page = currentPlace(guide, promise.askPage);
  const own = languageFor(guide, conversation);
  for (const language of [own, ...englishFirst(guide?.languages.filter((each) => each !== own))]) {
    const contentSid = templates[templateName(promise.guide, page, language)];
    if (!guide || contentSid === undefined || tried.includes(language)) continue;
    const date = dayName(promise.madeAt, guide, language);
    const variables = hasDate(content, guide, page, language) ? [date] : [];
    return {
      by: "template",
      language,
      template: { contentSid, variables },
      part: { part: "template", facts: { date } },
    };
  }
  return undefined;
}

/** Of languages that are not theirs, English first: more people can spell it out than any other of ours. */
const englishFirst = (others: Language[] = []) => others.toSorted((a, b) => Number(b === "en") - Number(a === "en"));

/** The one variable that a template may have, {{1}}: the day on which the promise was made. */
function hasDate(content: Content, guide: Guide, page: string, language: Language): boolean {
  const text = pageAt(content, guide, page)?.template?.[language] ?? "";
  return placeholdersOf(text).some(([name, isNumber]) => name === "date" && !isNumber);
}

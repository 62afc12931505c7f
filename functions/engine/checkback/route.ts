import type { Language } from "../../text/language.ts";
import { dayName } from "../guide/contact-hours.ts";
import type { Content, Guide } from "../guide/guide.ts";
import { languageFor } from "../guide/languages.ts";
import { placeholdersOf } from "../guide/placeholders.ts";
import { currentPlace, pageAt } from "../guide/places.ts";
import type { Context } from "../state/context.ts";
import type { Conversation, PageRef } from "../state/conversation.ts";
import type { Template } from "../state/turn.ts";
import type { Claimable } from "./transitions.ts";

/** How a check-back can be sent now. */
export type Route =
  | { by: "text" }
  | { by: "template"; language: Language; template: Template; part: Pick<PageRef, "part" | "facts"> }
  /** The channel does not accept the message, but an SMS can be sent. */
  | { by: "sms" }
  | { by: "nothing" };

/**
 * WhatsApp takes free text for 24 hours after a person's last message; this is ten minutes less, for clocks and queues:
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages#customer-service-windows
 */
const freeTextWindow = (24 * 60 - 10) * 60 * 1000;

/** A template's name, made of its page and language. */
export const templateName = (guide: string, page: string, language: Language) => `${guide}/${page}/${language}`;

/**
 * The route for a check-back. By SMS and inside WhatsApp's window it is text. Otherwise it is a template in the
 * person's language, then one in another language of the guide, then SMS. After a failure that another route can avoid,
 * only the remaining routes are tried, in order.
 */
export function routeFor(content: Content, conversation: Conversation, checkBack: Claimable, context: Context): Route {
  const { channel, lastHeardAt } = conversation;
  const bySms: Route = context.canText && checkBack.purpose === "ask" ? { by: "sms" } : { by: "nothing" };
  const detour = checkBack.state === "open" ? checkBack.detour : undefined;
  if (detour) {
    // SMS has no other route.
    if (channel === "sms") return { by: "nothing" };
    const found = detour.routes.map((route) =>
      route === "sms" ? bySms : templateFor(content, conversation, checkBack, context),
    );
    return found.find((route) => route && route.by !== "nothing") ?? { by: "nothing" };
  }
  if (channel === "sms" || context.now - lastHeardAt < freeTextWindow) return { by: "text" };
  return templateFor(content, conversation, checkBack, context) ?? bySms;
}

/** A template in the person's language, else in another of the guide's. Languages that failed are left out. */
function templateFor(
  content: Content,
  conversation: Conversation,
  checkBack: Claimable,
  { templates = new Set() }: Context,
): Route | undefined {
  const guide = content.guides[checkBack.guide];
  if (!guide) return undefined;
  const tried = checkBack.state === "open" ? (checkBack.detour?.tried ?? []) : [];
  const page = currentPlace(guide, checkBack.askPage);
  const own = languageFor(content, guide, conversation);
  const inOrder = [
    own,
    ...fallbackFirst(
      content,
      guide.languages.filter((each) => each !== own),
    ),
  ];
  const language = inOrder.find(
    (each) => !tried.includes(each) && templates.has(templateName(checkBack.guide, page, each)),
  );
  if (language === undefined) return undefined;
  const date = dayName(content, checkBack.madeAt, guide, language);
  const variables = hasDate(content, guide, page, language) ? [date] : [];
  return {
    by: "template",
    language,
    template: { name: templateName(checkBack.guide, page, language), variables },
    part: { part: "template", facts: { date } },
  };
}

const fallbackFirst = ({ words: { fallback } }: Content, others: Language[]) =>
  others.toSorted((a, b) => Number(b === fallback) - Number(a === fallback));

/** Whether the template has a date. It is the only variable, {{1}}: the day on which the check-back was made. */
function hasDate(content: Content, guide: Guide, page: string, language: Language): boolean {
  const text = pageAt(content, guide, page)?.template?.[language] ?? "";
  return placeholdersOf(text).some(([name, isNumber]) => name === "date" && !isNumber);
}

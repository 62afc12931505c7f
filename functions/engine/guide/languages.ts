import type { Language } from "../../text/language.ts";
import type { Conversation } from "../state/conversation.ts";
import type { Guide } from "./guide.ts";

/** Whether a person who reads this language, if it is known, can be spoken to in this guide, if one is open. */
export function supportsLanguage(guide: Guide | undefined, language: Language | undefined): boolean {
  return language !== undefined && (!guide || guide.languages.includes(language));
}

/** The person's language where the guide speaks it, else its first one: a check-back can't ask for the language first. */
export function languageFor(guide: Guide | undefined, { language = "en" }: Conversation): Language {
  return !guide || guide.languages.includes(language) ? language : guide.languages[0]!;
}

/** What the sender's own number suggests, by its first digits. */
export function guessFromSender(guide: Guide, sender: string | undefined) {
  return guide.senders?.find(({ prefixes }) => prefixes.some((prefix) => sender?.startsWith(prefix)));
}

/** A page that names what the number suggests can't be said to somebody who shows no number now: then the page that asks. */
export function placeFor(guide: Guide, to: string, sender: string | undefined): string {
  if (guessFromSender(guide, sender)) return to;
  return Object.entries(guide.pages).find(([, { guess }]) => guess === to)?.[0] ?? to;
}

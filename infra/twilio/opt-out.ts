import type { Content } from "../../functions/engine/guide/guide.ts";
import { renderMessage } from "../../functions/engine/guide/render.ts";
import { type Language, languages } from "../../functions/text/language.ts";

const named: Record<Language, string> = { zh: "Chinese", en: "English", km: "Khmer" };

const answers = [
  ["to STOP", "/stop"],
  ["to START", "/start"],
  ["to HELP", "/help"],
] as const;

/**
 * What is to be looked at by hand about STOP, START and HELP: Twilio's API shows neither Advanced Opt-Out nor the
 * default handling of a number. With the texts to paste, which are the assistant's own.
 * https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
 */
export function optOutChecklist(content: Content, { inService }: { inService: boolean }): string[] {
  const where = inService
    ? "In Console > Messaging > Services > [the service] > Opt-Out Management see whether Advanced Opt-Out is on."
    : "This number is in no Messaging Service, so it has no Advanced Opt-Out.";
  const texts = languages.flatMap((language) => [
    `  ${named[language]}`,
    ...answers.map(
      ([to, at]) => `    ${to}: ${renderMessage(content, [{ place: at, language }]).replaceAll("\n", " ")}`,
    ),
  ]);
  return [
    "STOP, START and HELP by SMS, which the API does not show:",
    `- ${where}`,
    "- Without it Twilio answers these words in English by itself, and the deployment is silent after them: nothing to do.",
    "  Where Twilio's support took that away, deploy with CHECKBACK_DEFAULT_OPT_OUT=off.",
    ...(inService
      ? [
          "- With it, paste the answers below. Chinese has a preset there; Khmer has none, add its words (content/words.yaml).",
          ...texts,
        ]
      : []),
    "By WhatsApp the assistant answers these words, except where Advanced Opt-Out has the sender.",
  ];
}

import type { Content } from "../../functions/engine/guide/guide.ts";
import { renderMessage } from "../../functions/engine/guide/render.ts";
import { operatorLocale } from "../operate/operator-locale.ts";

const languageName = new Intl.DisplayNames(operatorLocale, { type: "language" });

const answers = [
  ["to STOP", "/stop"],
  ["to START", "/start"],
  ["to HELP", "/help"],
] as const;

/**
 * What to check by hand about STOP, START and HELP, with the assistant's texts to paste: Twilio's API shows neither
 * Advanced Opt-Out nor the default handling of a number.
 * https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
 */
export function optOutChecklist(content: Content, { inService }: { inService: boolean }): string[] {
  const where = inService
    ? "Check whether Advanced Opt-Out is on: Console > Messaging > Services > [the service] > Opt-Out Management."
    : "This number is in no Messaging Service, so it has no Advanced Opt-Out.";
  const texts = Object.keys(content.languages).flatMap((language) => [
    `  ${languageName.of(language)}`,
    ...answers.map(
      ([to, at]) => `    ${to}: ${renderMessage(content, [{ place: at, language }]).replaceAll("\n", " ")}`,
    ),
  ]);
  return [
    "STOP, START and HELP by SMS, which the API does not show:",
    `- ${where}`,
    "- Without it Twilio answers these words with texts of its own, and the deployment does not answer them again: nothing to do.",
    "  If Twilio's support has switched that off, deploy with CHECKBACK_DEFAULT_OPT_OUT=off.",
    ...(inService
      ? [
          "- With it, paste the answers below. Twilio has presets for some languages: for the others add the words of `optOut` in content/languages/.",
          ...texts,
        ]
      : []),
    "On WhatsApp the assistant answers these words, unless Advanced Opt-Out includes the sender.",
  ];
}

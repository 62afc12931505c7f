import type { Words, WordsFile } from "../../functions/engine/guide.ts";
import { fold } from "../../functions/text/fold.ts";

/**
 * The words that Twilio answers itself on SMS, and opts people in and out by:
 * https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
 */
export const twilioWords = {
  "opt-out": ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"],
  "opt-in": ["START", "UNSTOP", "YES"],
  help: ["HELP", "INFO"],
} as const;

export type Reserved = keyof typeof twilioWords;

/** Every word, folded, that opts out or in or asks for help: the networks' and our own. */
export function reservedIn({ optOut, optIn, commands }: WordsFile): Map<string, Reserved> {
  const listed: [Reserved, Words][] = [
    ["help", commands.help],
    ["opt-in", optIn],
    ["opt-out", optOut],
  ];
  return new Map(
    listed.flatMap(([kind, words]) =>
      [...Object.values(words).flat(), ...twilioWords[kind]].map((word): [string, Reserved] => [fold(word), kind]),
    ),
  );
}

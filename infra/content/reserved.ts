import type { Words, WordsFile } from "../../functions/engine/guide/guide.ts";
import { twilioWords as byType } from "../../functions/twilio/opt-out.ts";
import { foldOnce } from "./fold-once.ts";

export const twilioWords = { "opt-out": byType.STOP, "opt-in": byType.START, help: byType.HELP };

export type Reserved = keyof typeof twilioWords;

/** Every folded word that opts out, opts in or asks for help: the networks' words and ours. */
export function reservedIn({ optOut, optIn, commands }: WordsFile): Map<string, Reserved> {
  const listed: [Reserved, Words][] = [
    ["help", commands.help],
    ["opt-in", optIn],
    ["opt-out", optOut],
  ];
  return new Map(
    listed.flatMap(([kind, words]) =>
      [...Object.values(words).flat(), ...twilioWords[kind]].map((word): [string, Reserved] => [foldOnce(word), kind]),
    ),
  );
}

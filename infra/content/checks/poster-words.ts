import { listen } from "../../../functions/engine/listen/listen.ts";
import { readMessage } from "../../../functions/engine/listen/read-message.ts";
import type { Check } from "../check.ts";
import { replyInstructionsOf } from "../reply-instructions.ts";
import { reservedIn } from "../reserved.ts";

/** A poster tells people to send a word that opts out. */
export const posterWords: Check = function* ({ content, words }) {
  const instructionsIn = replyInstructionsOf(Object.values(words.checks)).finderOf(reservedIn(words.value).keys());
  const optsOut = (word: string) => listen(content, readMessage(content, word), { optedOut: false }).kind === "opt-out";
  const message = "tells people to send no word that opts out: write one, like STOP, behind the verb";
  for (const [language, { stop }] of Object.entries(words.posters))
    if (!instructionsIn(stop).some(optsOut)) yield words.problem(["poster", language, "stop"], message);
};

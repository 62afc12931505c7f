import type { Intent } from "../../../functions/engine/listen/intent.ts";
import { listen } from "../../../functions/engine/listen/listen.ts";
import { readMessage } from "../../../functions/engine/listen/read-message.ts";
import type { Check } from "../check.ts";
import { listedLine } from "../numbered.ts";
import { replyInstructionsOf } from "../reply-instructions.ts";
import { textsIn } from "../texts-in-content.ts";

/**
 * A text may ask for a reply only if that reply is understood at its place and does not lead to another guide. Numbers
 * to reply are placeholders, because the numbers of a list may change.
 */
export const replyInstructions: Check = function* (authored) {
  const { content, words } = authored;
  const { wordsToSend, numbersToSend } = replyInstructionsOf(Object.values(words.checks));
  for (const { guide, at, spot, text, say } of textsIn(authored)) {
    const place = guide ? at : `/${at}`;
    for (const word of wordsToSend(text).filter((word) => !/[{}]/.test(word))) {
      const intent = listen(content, readMessage(content, word), {
        guide: guide && content.guides[guide.guide],
        place,
        optedOut: false,
      });
      const other = intent.kind === "keyword" && guide && intent.guide !== guide.guide ? intent.guide : undefined;
      if (other) yield say(`tells people to send "${word}", which opens ${other}: tell them another word`);
      else if (!isUnderstood(intent))
        yield say(`tells people to send "${word}", which is not understood here: make it a keyword, or offer a number`);
    }
    for (const number of numbersToSend(text))
      yield say(`names the number ${number} to reply: write the page that it leads to, like {#menu}`);
    const number = spot.at(-1) === "text" ? listedLine(text) : undefined;
    if (number !== undefined)
      yield say(`has a line that begins with ${number}, which looks like something to reply: begin it with -`);
  }
};

const isUnderstood = ({ kind }: Intent) => understood.has(kind);

const understood: ReadonlySet<Intent["kind"]> = new Set<Intent["kind"]>([
  "command",
  "choice",
  "keyword",
  "greeting",
  "opt-out",
  "opt-in",
]);

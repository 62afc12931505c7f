import { containsWord } from "../../../functions/engine/listen/contains-word.ts";
import { parseMessageText } from "../../../functions/engine/listen/message-text.ts";
import { optOutIn } from "../../../functions/engine/listen/opt-out.ts";
import type { Check } from "../check.ts";
import { foldOnce } from "../fold-once.ts";
import { replyInstructionsOf } from "../reply-instructions.ts";
import { reservedIn, twilioWords } from "../reserved.ts";
import { textsIn } from "../texts-in-content.ts";

/** Texts may ask people to send these, for their own purpose. */
const allowedWords = ["stop", "start", "help"];

/** STOP, and words that explain it. A text that names STOP for another purpose would opt people out. */
const stop = /(?<!\p{Script=Latin})STOP(?!\p{Script=Latin})/u;

/** No text asks people to send a word that has another meaning for a network or for us. */
export const advertisedWords: Check = function* (authored) {
  const { checks } = authored.words;
  const { wordsToSend, finderOf } = replyInstructionsOf(Object.values(checks));
  const instructionsIn = finderOf(reservedIn(authored.words.value).keys());
  const whatStopDoes = Object.values(checks).flatMap(({ stop = [] }) => stop.map(foldOnce));
  const saysWhatStopDoes = (text: string) => {
    const folded = foldOnce(text);
    return whatStopDoes.some((words) => containsWord(words, folded));
  };
  const networks = Object.values(twilioWords)
    .flat()
    .map((word): [string, RegExp] => [word, new RegExp(`(?<![A-Za-z])${word}(?![A-Za-z])`)]);
  // Whole sentences can opt out, too, so quoted texts go through the function that recognizes opt-outs.
  const { lexicon } = authored.content;
  const optsOut = (word: string) => optOutIn(lexicon, parseMessageText(lexicon, word)) === "opt-out";
  for (const { language, text, say } of textsIn(authored)) {
    const capitals = networks.filter(([, pattern]) => pattern.test(text)).map(([word]) => word);
    const instructed = instructionsIn(text);
    const words = [...wordsToSend(text).filter(optsOut), ...instructed, ...capitals];
    const once = new Map(words.toReversed().map((word) => [foldOnce(word), word]));
    for (const word of [...once].filter(([folded]) => !allowedWords.includes(folded)).map(([, word]) => word))
      yield say(`tells people to send "${word}", which opts out, opts in or asks for help: offer a number instead`);
    const namesStop = stop.test(text) || instructed.some((word) => foldOnce(word) === "stop");
    if (namesStop && checks[language]?.stop && !saysWhatStopDoes(text))
      yield say(`names STOP for another purpose than opting out: write "STOP to opt out", or offer a number instead`);
  }
};

import { parseMessageText } from "../../../functions/engine/listen/message-text.ts";
import { optOutIn } from "../../../functions/engine/listen/opt-out.ts";
import { fold } from "../../../functions/text/fold.ts";
import type { Check } from "../check.ts";
import { tellerOf, wordsTold } from "../reply-instructions.ts";
import { reservedIn, twilioWords } from "../reserved.ts";
import { textsIn } from "../texts-in-content.ts";

/** These we do tell people to send, for what they are. */
const taught = ["stop", "start", "help"];

/** STOP, and what it does: ends all messages. Who is told to send it for anything else is opted out. */
const stop = /(?<!\p{Script=Latin})STOP(?!\p{Script=Latin})/u;
const whatStopDoes =
  /opt(?:ed|s)?[ -]?out|unsubscribe|no more (?:messages|texts)|(?:end|stop) (?:all |the |these |our )?(?:messages|texts)|退订|拒收|不再|停止|ឈប់|បញ្ឈប់/iu;

/** No text tells people to send a word that a network, or we, take for something else. */
export const toldWords: Check = function* (authored) {
  const told = tellerOf(reservedIn(authored.words.value).keys());
  const networks = Object.values(twilioWords).flat();
  // Sentences opt out, too: whatever stands in quotes is asked of the very function that listens.
  const { lexicon } = authored.content;
  const optsOut = (word: string) => optOutIn(lexicon, parseMessageText(lexicon, word)) === "opt-out";
  for (const { text, say } of textsIn(authored)) {
    const capitals = networks.filter((word) => new RegExp(`(?<![A-Za-z])${word}(?![A-Za-z])`).test(text));
    const words = [...wordsTold(text).filter(optsOut), ...told(text), ...capitals];
    const once = new Map(words.toReversed().map((word) => [fold(word), word]));
    for (const word of [...once].filter(([folded]) => !taught.includes(folded)).map(([, word]) => word))
      yield say(`tells people to send "${word}", which opts out, opts in or asks for help: offer a number instead`);
    if ((stop.test(text) || told(text).some((word) => fold(word) === "stop")) && !whatStopDoes.test(text))
      yield say(`names STOP for something else than what it does: say "STOP to opt out", or offer a number instead`);
  }
};

import { fold } from "../../../functions/text/fold.ts";
import type { Check } from "../check.ts";
import { reservedIn, twilioWords } from "../reserved.ts";
import { textsIn } from "../said.ts";

/** These we do tell people to send, for what they are. */
const taught = ["stop", "start", "help"];

/** A word, quoted or not, after "text", "reply", "send": in English a Latin word, elsewhere up to the next stop. */
const asked = [
  /\b(?:text|reply|send|type|answer)(?: with)?:? ["“'‘]?(\p{L}+)/giu,
  /(?:回复|发送|输入|打字|发|回)\s*[“"「‘]?([\p{Script=Latin}]+|\p{Script=Han}+(?=["”」’\p{P}\s]|$))/gu,
  /(?:ផ្ញើ|ឆ្លើយ|វាយ)\s*[“"«]?([\p{Script=Latin}]+|[\p{Script=Khmer}]+(?=["”»\p{P}\s]|$))/gu,
];

/** No text tells people to send a word that a network, or we, take for something else. */
export const toldWords: Check = function* (authored) {
  const reserved = reservedIn(authored.words.value);
  const networks = Object.values(twilioWords).flat();
  for (const { text, say } of textsIn(authored)) {
    const after = asked.flatMap((pattern) => [...text.matchAll(pattern)].map(([, word = ""]) => word));
    const capitals = networks.filter((word) => new RegExp(`(?<![A-Za-z])${word}(?![A-Za-z])`).test(text));
    const told = [...after.filter((word) => reserved.has(fold(word))), ...capitals];
    for (const word of new Set(told.filter((word) => !taught.includes(fold(word)))))
      yield say(`tells people to send "${word}", which opts out, opts in or asks for help: offer a number instead`);
  }
};

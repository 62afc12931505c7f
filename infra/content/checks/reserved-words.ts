import type { WordsFile } from "../../../functions/engine/guide/guide.ts";
import type { Check } from "../check.ts";
import { foldOnce } from "../fold-once.ts";
import type { Problem, Source } from "../read.ts";
import { type Reserved, reservedIn, twilioWords } from "../reserved.ts";
import { answersOf, keywordsOf } from "../trigger-words.ts";

const kindNames = { "opt-out": "an opt-out word", "opt-in": "an opt-in word", help: "a word for help" } as const;

/** The pages of these words: "stop all messages" may lead to /stop. */
const ownPage = { "opt-out": "/stop", "opt-in": "/start", help: "/help" } as const;

/**
 * A keyword must not be a word that opts out, opts in, or gets a network's help text. An advertised keyword must not even
 * begin with one ("stop my sim"), because some networks look only at the first word. An opt-in word may answer a question
 * (YES), but may not be a label.
 */
export const reservedWords: Check = function* (authored) {
  const { guides, words } = authored;
  yield* missingTwilioWords(words);
  const reserved = reservedIn(words.value);
  for (const { value, problem } of guides)
    for (const { path, word } of keywordsOf(value)) {
      const kind = reserved.get(foldOnce(word));
      if (kind) yield problem(path, `"${word}" is ${kindNames[kind]} everywhere: choose another keyword`);
      const [first = ""] = foldOnce(word).split(" ");
      const begins = path[0] === "advertise" && !kind ? reserved.get(first) : undefined;
      if (begins) yield problem(path, `"${word}" begins with ${kindNames[begins]}: advertise another keyword`);
    }
  for (const { value, problem } of [...guides, words])
    for (const { path, word, to, isLabel } of answersOf(value.pages)) {
      const kind = reserved.get(foldOnce(word));
      if (kind && ownPage[kind] !== to && (isLabel || kind !== "opt-in"))
        yield problem(path, `"${word}" is ${kindNames[kind]} everywhere: say it another way`);
    }
};

/** Networks act on their words, so words.yaml must have them. */
function* missingTwilioWords({ value, problem }: Source<WordsFile>): Generator<Problem> {
  const lists = {
    "opt-out": { path: ["optOut"], words: value.optOut },
    "opt-in": { path: ["optIn"], words: value.optIn },
    help: { path: ["commands", "help"], words: value.commands.help },
  };
  for (const kind of Object.keys(twilioWords) as Reserved[]) {
    const known = Object.values(lists[kind].words).flat().map(foldOnce);
    for (const word of twilioWords[kind])
      if (!known.includes(foldOnce(word)))
        yield problem(lists[kind].path, `${word} is missing: Twilio acts on it, so add it`);
  }
}

import type { WordsFile } from "../../../functions/engine/guide/guide.ts";
import type { Authored, Check } from "../check.ts";
import { replyInstructions } from "../checks/reply-instructions.ts";
import { triggerWords } from "../checks/trigger-words.ts";
import { checks } from "../checks.ts";
import { lineOf, type Problem } from "../read.ts";

/*
 * Content is checked in parts, so that a change is checked alone: a part is a guide, by its id, or what belongs to no guide.
 */

/** The part of words.yaml and the languages' files. */
export const wordsPart = "words.yaml";

/** Checks that give every word to the listener, which takes seconds. */
const listening: Check[] = [triggerWords, replyInstructions];

export const quickChecks = checks.filter((check) => !listening.includes(check));

/** The ids of all parts. */
export const partsOf = ({ guides }: Pick<Authored, "guides">): string[] => [
  wordsPart,
  ...guides.map(({ value }) => value.guide),
];

/** What these checks find in a part, each problem once. Guides that were removed are reported with what belongs to no guide. */
export function problemsOfPart(authored: Authored, part: string, which: Check[] = checks): Problem[] {
  const narrow = part === wordsPart ? onlyWords(authored) : onlyGuide(authored, part);
  const found = which.flatMap((check) => [...check(narrow, () => {})]);
  return [...new Map(found.map((problem) => [lineOf(problem), problem])).values()];
}

const onlyWords = ({ released, ...authored }: Authored): Authored => ({
  ...authored,
  guides: [],
  released: released.filter(({ guide }) => !Object.hasOwn(authored.content.guides, guide)),
});

/** The words that everyone may send are still known, but are not listened to again. */
function onlyGuide({ guides, words, released, ...authored }: Authored, id: string): Authored {
  const commands = { ...noCommands, help: words.value.commands.help };
  return {
    ...authored,
    guides: guides.filter(({ value }) => value.guide === id),
    words: {
      ...words,
      posters: {},
      value: { ...words.value, commands, languages: {}, pages: {}, menuFoot: {}, review: {} },
    },
    released: released.filter(({ guide }) => guide === id),
  };
}

const noCommands: WordsFile["commands"] = {
  menu: {},
  back: {},
  next: {},
  repeat: {},
  done: {},
  help: {},
  privacy: {},
  delete: {},
  language: {},
  guides: {},
  "remind-off": {},
};

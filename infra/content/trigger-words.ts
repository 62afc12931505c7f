import type { Guide, Page, Words, WordsFile } from "../../functions/engine/guide/guide.ts";
import { foldOnce } from "./fold-once.ts";
import type { Path } from "./read.ts";

/** A word that people send, its path in the file, and the page it leads to. */
type TriggerWord = { path: Path; word: string; to: string };

function* spread(path: Path, to: string, words: Words | undefined): Generator<TriggerWord> {
  for (const [language, listed] of Object.entries(words ?? {}))
    for (const [i, word] of listed.entries()) yield { path: [...path, language, i], word, to };
}

/** The words that open a guide or one of its pages from any page. */
export function* keywordsOf({ start, advertise, keywords, pages }: Guide): Generator<TriggerWord> {
  for (const [language, word] of Object.entries(advertise)) yield { path: ["advertise", language], word, to: start };
  yield* spread(["keywords"], start, keywords);
  for (const [id, page] of Object.entries(pages)) {
    yield* spread(["pages", id, "keywords"], id, page.keywords);
    for (const [i, step] of (page.steps ?? []).entries())
      yield* spread(["pages", id, "steps", i, "keywords"], `${id}#${i + 1}`, step.keywords);
  }
}

type AnswerWord = TriggerWord & { page: string; isLabel: boolean };

/** What answers a page's list: its labels, which are also on buttons, and the words of its choices. */
export function* answersOf(pages: Record<string, Page>): Generator<AnswerWord> {
  for (const [page, { choices = [], steps = [] }] of Object.entries(pages)) {
    for (const [i, step] of steps.entries())
      for (const [language, word] of Object.entries(step.label))
        yield {
          path: ["pages", page, "steps", i, "label", language],
          word,
          to: `${page}#${i + 1}`,
          page,
          isLabel: true,
        };
    for (const [i, { to, label, words }] of choices.entries()) {
      const path = ["pages", page, "choices", i];
      for (const [language, word] of Object.entries(label))
        yield { path: [...path, "label", language], word, to, page, isLabel: true };
      for (const each of spread([...path, "words"], to, words)) yield { ...each, page, isLabel: false };
    }
  }
}

/** Finds the other choice of the same list that has the same label, if there is one: the page that it leads to. */
export function twinsIn(answers: AnswerWord[]): (answer: AnswerWord) => string | undefined {
  const key = ({ page, path, word }: AnswerWord) => JSON.stringify([page, path.at(-1), foldOnce(word)]);
  const labels = Map.groupBy(
    answers.filter(({ isLabel }) => isLabel),
    key,
  );
  return (answer) => {
    const twin = answer.isLabel && labels.get(key(answer))?.find(({ to }) => to !== answer.to);
    const [, step] = (twin && /#(\d+)$/.exec(twin.to)) || [];
    if (!twin) return undefined;
    return step === undefined ? `the choice that leads to ${twin.to}` : `step ${step}`;
  };
}

/** The words of words.yaml that have a meaning on every page, and their meaning. */
export function* commandsOf({ commands, languages, thanks, greetings }: WordsFile): Generator<TriggerWord> {
  for (const [command, words] of Object.entries(commands)) yield* spread(["commands", command], `/${command}`, words);
  for (const [language, words] of Object.entries(languages))
    for (const [i, word] of words.entries()) yield { path: ["languages", language, i], word, to: `/${language}` };
  yield* spread(["greetings"], "/home", greetings);
  yield* spread(["thanks"], "", thanks);
}

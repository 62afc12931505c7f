import type { Guide, Page, Words } from "../../functions/engine/guide.ts";
import type { Path } from "./read.ts";

/** A word that people say, and where it stands; `to` is where it leads as the answer to a question. */
type Heard = { path: Path; word: string; to?: string };

function* spread(path: Path, words: Words | undefined): Generator<Heard> {
  for (const [language, listed] of Object.entries(words ?? {}))
    for (const [i, word] of listed.entries()) yield { path: [...path, language, i], word };
}

/** The words that open a guide or one of its pages from anywhere. */
export function* keywordsOf({ advertise, keywords, pages }: Guide): Generator<Heard> {
  for (const [language, word] of Object.entries(advertise)) yield { path: ["advertise", language], word };
  yield* spread(["keywords"], keywords);
  for (const [id, page] of Object.entries(pages)) {
    yield* spread(["pages", id, "keywords"], page.keywords);
    for (const [i, step] of (page.steps ?? []).entries())
      yield* spread(["pages", id, "steps", i, "keywords"], step.keywords);
  }
}

/** What answers a page's list: its labels, which a button says, and the words of its choices. */
export function* answersOf(pages: Record<string, Page>): Generator<Heard & { to: string; isLabel: boolean }> {
  for (const [id, { choices = [], steps = [] }] of Object.entries(pages)) {
    for (const [i, step] of steps.entries())
      for (const [language, word] of Object.entries(step.label))
        yield { path: ["pages", id, "steps", i, "label", language], word, to: `${id}#${i + 1}`, isLabel: true };
    for (const [i, { to, label, words }] of choices.entries()) {
      const path = ["pages", id, "choices", i];
      for (const [language, word] of Object.entries(label))
        yield { path: [...path, "label", language], word, to, isLabel: true };
      for (const heard of spread([...path, "words"], words)) yield { ...heard, to, isLabel: false };
    }
  }
}

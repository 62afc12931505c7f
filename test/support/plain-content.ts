import type { Content } from "../../functions/engine/guide/guide.ts";
import { wordGroups } from "../../functions/engine/guide/near-index.ts";
import type { PhraseTable } from "../../functions/engine/guide/phrase-table.ts";

const rowsOf = (table: PhraseTable<unknown>) => [...table.all()];

/** All of the content as plain data, with every part read, so that contents can be compared. */
export function plainContent({ version, guides, words, calendars, lexicon }: Content) {
  // The answers of a guide come with it.
  const read = { guides: { ...guides }, pages: { ...words.pages } };
  const { keywords, acts, spellings, numbers, tellingInGuides, near, ourTexts, actsOfGuide, ...rest } = lexicon;
  return {
    version,
    calendars,
    guides: read.guides,
    words: { ...words, pages: read.pages },
    lexicon: {
      ...rest,
      actsOfGuide: Object.fromEntries(Object.entries(actsOfGuide).filter(([, acts]) => acts.length > 0)),
      tables: [keywords, acts, spellings, numbers, tellingInGuides, near.rows, ourTexts.patterns].map(rowsOf),
      hashes: [[...ourTexts.whole.all()], [...ourTexts.parts.all()]],
      words: [...wordGroups(keywords).keys()].map((initial) =>
        near.words(initial).map(({ ranks, ...group }) => ({ ...group, ranks: ranks() })),
      ),
    },
  };
}

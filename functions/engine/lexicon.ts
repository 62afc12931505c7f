import { fold } from "../text/fold.ts";
import type { Language } from "../text/language.ts";
import type { Guide, Keyword, Lexicon, Meaning, Words, WordsFile } from "./guide.ts";

/** Every word of the content, folded and sorted once, when the content is compiled. */
export function lexiconOf(guides: Guide[], words: WordsFile): Lexicon {
  const exact: Record<string, Meaning> = {};
  const mean = (listed: Words, meaning: (language: Language | undefined) => Meaning) => {
    for (const { word, language } of spread(listed)) exact[word] = meaning(language);
  };
  // The later the stronger: nothing may shadow an opt-out.
  mean(words.thanks, () => ({ kind: "thanks" }));
  mean(words.greetings, (language) => ({ kind: "greeting", to: "/home", ...(language && { language }) }));
  for (const [command, listed] of Object.entries(words.commands))
    mean(listed, (language) => ({ kind: "command", to: `/${command}`, ...(language && { language }) }));
  for (const [language, listed] of Object.entries(words.languages))
    mean({ any: listed }, () => ({ kind: "command", to: `/${language}` }));
  mean(words.optIn, () => ({ kind: "opt-in" }));
  mean(words.optOut, () => ({ kind: "opt-out" }));
  // A page's own word says more than the guide's: "how long to cancel my sim" asks how long.
  const opens = ({ guide, to }: Keyword) => Number(guides.some((each) => each.guide === guide && each.start === to));
  const keywords = guides.flatMap(keywordsOf).sort((a, b) => opens(a) - opens(b) || b.word.length - a.word.length);
  return { exact, keywords };
}

function keywordsOf(guide: Guide): Keyword[] {
  const lead = (to: string, listed: Words | undefined) =>
    spread(listed ?? {}).map((entry) => ({ ...entry, guide: guide.guide, to }));
  return [
    ...lead(guide.start, guide.keywords),
    ...Object.entries(guide.pages).flatMap(([id, page]) => [
      ...lead(id, page.keywords),
      ...(page.steps ?? []).flatMap((step, i) => lead(`${id}#${i + 1}`, step.keywords)),
    ]),
  ];
}

function spread(words: Words): { word: string; language?: Language }[] {
  return Object.entries(words).flatMap(([language, listed]) =>
    listed.map((word) => ({ word: fold(word), ...(language !== "any" && { language: language as Language }) })),
  );
}

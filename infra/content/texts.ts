import type { Content, Guide, Page, Texts } from "../../functions/engine/guide/guide.ts";
import { placeholdersOf, withoutPlaceholders } from "../../functions/engine/guide/placeholders.ts";
import { numberTo } from "../../functions/engine/guide/render.ts";
import type { Path, Problem, Source } from "./read.ts";

export type Spot = { at: string; path: Path; texts: Texts };

/** Every text of a page with its place and its path in the file. */
export function* textsOf(id: string, page: Page): Generator<Spot> {
  yield { at: id, path: ["text"], texts: page.text };
  if (page.foot) yield { at: id, path: ["foot"], texts: page.foot };
  if (page.missed) yield { at: id, path: ["missed"], texts: page.missed };
  if (page.template) yield { at: id, path: ["template"], texts: page.template };
  for (const [i, step] of (page.steps ?? []).entries()) {
    yield { at: id, path: ["steps", i, "label"], texts: step.label };
    yield { at: `${id}#${i + 1}`, path: ["steps", i, "text"], texts: step.text };
  }
  for (const [i, choice] of (page.choices ?? []).entries())
    yield { at: id, path: ["choices", i, "label"], texts: choice.label };
}

/** Checks that every text exists in every language, and that each placeholder will have a value. */
export function* brokenTexts(
  content: Content,
  guide: Guide | undefined,
  source: Source<{ pages: Record<string, Page> }>,
): Generator<Problem> {
  for (const [name, page] of Object.entries(source.value.pages)) {
    const facts = factsOf(guide, name, page);
    for (const spot of textsOf(guide ? name : `/${name}`, page))
      for (const language of guide?.languages ?? Object.keys(content.languages)) {
        const say = (message: string) => source.problem(["pages", name, ...spot.path, language], message);
        const text = spot.texts[language];
        if (text === undefined) yield say(missing(language, guide));
        else
          for (const message of faultsIn(text, spot.path[0] === "template" ? ["date"] : facts, (to) =>
            numberTo(content, guide, spot.at, to),
          ))
            yield say(message);
      }
  }
}

/** A guide has the languages of a text below it; a common text is in the language's own file. */
const missing = (language: string, guide: Guide | undefined) =>
  `the ${language} text is missing: add ${guide ? `a line "${language}: ..."` : "it"}`;

/** The placeholders of a page's texts: a date only where a check-back is made, a guess only where one is asked about. */
function factsOf(guide: Guide | undefined, id: string, page: Page): string[] {
  const asksGuess = Object.values(guide?.pages ?? {}).some(({ guess }) => guess === id);
  return [
    "keyword",
    ...(!guide && ["did-you-mean", "perhaps"].includes(id) ? ["meant"] : []),
    ...(!guide && ["elsewhere", "not-in-language", "reminder-ended"].includes(id) ? ["guide"] : []),
    ...(page.checkBack ? ["date", "code", "elsewhere"] : []),
    ...(!guide && id === "code-here" ? ["elsewhere"] : []),
    ...(!guide && id === "template-language" ? ["language"] : []),
    ...(!guide && id === "taken-over" ? ["date"] : []),
    ...(asksGuess ? ["guess"] : []),
  ];
}

function* faultsIn(text: string, facts: string[], numberOf: (to: string) => string | undefined): Generator<string> {
  for (const [word, isNumber] of placeholdersOf(text))
    if (isNumber && numberOf(word) === undefined)
      yield `{#${word}}: no number leads to ${word} from here: offer it as a choice, or remove it from the text`;
    else if (!isNumber && !facts.includes(word))
      yield `{${word}} has no value here: use ${facts.map((fact) => `{${fact}}`).join(", ")} or {#page}`;
  if (/[{}｛｝]|[<[](?:date|guess|keyword|menu|next)[>\]]/.test(withoutPlaceholders(text)))
    yield "has a { or } that is not a placeholder: write {#page} or {keyword}, in small letters and without spaces";
}

/** Checks the last line of a list, which every language needs. */
export function* brokenFoot({ languages }: Content, source: Source<{ menuFoot: Texts }>): Generator<Problem> {
  for (const language of Object.keys(languages)) {
    const text = source.value.menuFoot[language];
    const say = (message: string) => source.problem(["menuFoot", language], message);
    if (text === undefined) yield say(missing(language, undefined));
    else
      for (const message of faultsIn(text, ["keyword"], (to) => (to === "menu" ? "0" : undefined))) yield say(message);
  }
}

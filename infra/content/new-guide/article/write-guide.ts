import { type Document, isMap, isScalar, isSeq, type Node, Pair, parseDocument, Scalar, visit, YAMLMap } from "yaml";
import type { Texts } from "../../../../functions/engine/guide/guide.ts";
import type { Language } from "../../../../functions/text/language.ts";
import { flow, printed } from "../template.ts";
import type { Article, Unplaced } from "./article.ts";
import { type Draft, type DraftPage, isLeaf } from "./draft.ts";
import type { Endings } from "./endings.ts";
import type { ArticleFact } from "./facts.ts";
import { withoutNumbers } from "./plain-text.ts";

/** What a guide is made of, besides its pages. */
type Making = {
  article: Pick<Article, "file" | "unit">;
  /** The guide of the template, in YAML. */
  template: string;
  /** What the template calls the guide. */
  word: string;
  language: Language;
  languages: Language[];
  /** The language in which lists name a guide that is not in theirs. */
  fallback: Language;
  endings: Endings;
  facts: ArticleFact[];
  domains: string[];
  unplaced: Unplaced[];
  /** Words in the article's language that open the guide. */
  keywords: string[];
  /** How many SMS a page may cost. */
  budget: Record<Language, number>;
};

/** The day on which no fact of an article has been checked. The compiler warns of each fact that is so old. */
const neverChecked = "2000-01-01";

/** The guide of the template, in YAML, with the pages of an article in place of its own steps. */
export function writeGuide({ title, pages, menu }: Draft, making: Making): string {
  const { template, word, language, domains, facts, unplaced, article } = making;
  const document: Document = parseDocument(template);
  const body = document.get("pages");
  if (!isMap(body)) throw new Error("content/new-guide/guide.yaml has no pages");
  if (making.keywords.length > 0) document.setIn(["keywords", language], flow(document.createNode(making.keywords)));
  if (title !== undefined) rename(document, { from: word, to: title, language });
  if (!document.hasIn(["name", making.fallback])) document.setIn(["name", making.fallback], word);

  const byId = new Map(pages.map((page) => [page.id, page]));
  body.delete("how");
  const start = body.items.findIndex(({ key }) => keyName(key) === "menu") + 1;
  body.items.splice(start, 0, ...pages.map((page) => pairOf(document, page, { byId, making })));
  const own = body.getIn(["menu", "choices"]);
  const choices = menu.map((to) => choiceTo(document, byId.get(to)!, making));
  if (isSeq(own)) own.items = [...choices, ...own.items.filter((item) => targetOf(item) !== "how")];
  visit(body, {
    Pair: (_, { key, value }) => {
      if (keyName(key) === "to" && isScalar(value) && value.value === "how") value.value = "menu";
    },
  });

  const insert = (before: string, key: string, { value, comment }: { value: unknown; comment: string }) => {
    const map = document.contents;
    if (!isMap(map)) return;
    map.items = map.items.filter((pair) => keyName(pair.key) !== key);
    const at = map.items.findIndex((pair) => keyName(pair.key) === before);
    map.items.splice(at, 0, commented(key, document.createNode(value), comment));
  };
  insert("start", "review", {
    value: flowMap(Object.fromEntries(making.languages.map((each) => [each, "needed"]))),
    comment: " No one has read these texts as messages yet. Take away the languages that a native speaker has read.",
  });
  if (Object.keys(making.budget).length > 0)
    insert("pages", "budget", {
      value: flowMap(making.budget),
      comment:
        " How many SMS a page may cost. Where the article's texts need more than usual, shorten them, and lower this again.",
    });
  if (domains.length > 0)
    insert("pages", "domains", {
      value: flow(document.createNode(domains)),
      comment: " The sites that the article names. Take out what is no official site, here and in the texts.",
    });
  const source = (line: number) => `${article.file}, ${article.unit} ${line}`;
  const stated = facts.map(({ says, line }) => flowMap({ says, source: source(line), checked: neverChecked }));
  if (stated.length > 0)
    insert("pages", "facts", {
      value: stated,
      comment: " What the article says that can go stale. Look at each, then write who says so, and the day.",
    });
  const lines = unplaced.map(({ line, why }) => `   ${article.unit} ${line}: ${why}`);
  const left = lines.length > 0 ? [" Of the article, this is not in the guide:", ...lines] : [];
  const remarks = ["", ` Made of ${article.file}.`, ...left];
  document.commentBefore = [document.commentBefore, ...remarks].filter((line) => line !== undefined).join("\n");
  return printed(document);

  function flowMap(value: object): Node {
    return flow(document.createNode(value));
  }
}

const keyName = (key: unknown): string => String(isScalar(key) ? key.value : key);

const targetOf = (choice: unknown): unknown => (isMap(choice) ? choice.get("to") : undefined);

/** A key with a comment above it. */
function commented(key: string, value: unknown, comment: string): Pair<Scalar, unknown> {
  const scalar = new Scalar(key);
  scalar.spaceBefore = true;
  scalar.commentBefore = comment;
  return new Pair(scalar, value);
}

/** Calls the guide by its article's title where it says what it is called, in the article's language. */
function rename(document: Document, { from, to, language }: { from: string; to: string; language: Language }): void {
  for (const path of [["name"], ["pages", "menu", "text"], ["pages", "check", "text"]]) {
    const said = document.getIn([...path, language]);
    if (typeof said === "string")
      document.setIn(
        [...path, language],
        said.replace(from, () => to),
      );
  }
}

type Around = { byId: Map<string, DraftPage>; making: Making };

function choiceTo(document: Document, { id, label }: DraftPage, { languages }: Making): YAMLMap {
  const choice = new YAMLMap();
  choice.set("to", id);
  choice.set("label", labelIn(document, languages, label));
  return choice;
}

const labelIn = (document: Document, languages: Language[], label: string) =>
  flow(document.createNode(Object.fromEntries(languages.map((language) => [language, label]))));

function pairOf(document: Document, page: DraftPage, { byId, making }: Around): Pair<Scalar, unknown> {
  const { article, languages, endings } = making;
  const textIn = (texts: { text: string }[], label: string, ending?: Texts) => {
    const said = (texts.length > 0 ? texts.map(({ text }) => text) : [label]).map(withoutNumbers);
    return Object.fromEntries(
      languages.map((language) => [language, [...said, ...(ending ? [ending[language]] : [])].join("\n")]),
    );
  };
  const siblings = byId.get(page.under ?? "")?.to ?? [];
  const isFollowed = siblings.includes(page.id) && siblings.at(-1) !== page.id;
  const ending = isLeaf(page) ? (isFollowed ? endings.next : endings.menu) : undefined;
  const value = new YAMLMap();
  if (page.under !== undefined && isLeaf(page)) value.set("under", page.under);
  value.set("text", document.createNode(textIn(page.texts, page.label, ending)));
  if (page.steps.length > 0)
    value.set(
      "steps",
      page.steps.map(({ label, texts }, i) => ({
        label: labelIn(document, languages, label),
        text: textIn(texts, label, i < page.steps.length - 1 ? endings.next : endings.menu),
      })),
    );
  if (page.to.length > 0)
    value.set(
      "choices",
      page.to.map((to) => choiceTo(document, byId.get(to)!, making)),
    );
  return commented(page.id, document.createNode(value), ` ${article.file}, ${article.unit} ${page.line}`);
}

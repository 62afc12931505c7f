import type { Guide, Page, WordsFile } from "../../../functions/engine/guide/guide.ts";
import { parsePlace } from "../../../functions/engine/guide/places.ts";
import { renderMessage } from "../../../functions/engine/guide/render.ts";
import { segmentsOf } from "../../../functions/text/segments.ts";
import type { Authored } from "../check.ts";
import { toReview } from "../checks/unreviewed.ts";
import { factsDue } from "../facts-due.ts";
import type { Path, Source } from "../read.ts";
import { markOf, marksIn } from "../review.ts";
import { type ContentText, messagesIn } from "../texts-in-content.ts";

/* A guide as its author thinks of it: each message in each of its languages. So are the messages that all guides share. */

/** A message in one language. Placeholders have their longest value. */
export type SheetText = {
  language: string;
  text: string;
  segments: number;
  encoding: "GSM-7" | "UCS-2";
  /** The WhatsApp template, where it has other words, and its buttons. */
  template?: { text: string; buttons: string[] };
  /** No native speaker has read it. */
  toReview: boolean;
  /** Opens its line in an editor, where each language has a file of its own. */
  editor?: string;
};

/** A page, or a step of it ("store#2"), and its line in the guide's file. */
export type SheetMessage = { at: string; line: number; kind: "start" | "makes" | "asks" | "page"; texts: SheetText[] };

export type SheetFact = {
  says: string;
  source: string;
  checked: string;
  staleOn: string;
  isStale: boolean;
  line: number;
};

export type Sheet = {
  /** Without it, these are the messages that all guides share. */
  guide?: string;
  /** Opens its file in an editor; with `:line` behind it, at that line. */
  editor: string;
  languages: { tag: string; name: string; dir: "ltr" | "rtl"; toReview: number }[];
  messages: SheetMessage[];
  facts: SheetFact[];
};

/**
 * A sheet of each guide, in their order, and one of what they share.
 *
 * @param editorOf the address that opens a file of content/ in an editor
 */
export function sheetsOf(authored: Authored, editorOf: (file: string) => string): Sheet[] {
  const said = Map.groupBy(messagesIn(authored), ({ guide }) => guide?.guide);
  const sheetOf = (source: Source<Guide | WordsFile>, languages: string[], said: ContentText[] = []) => ({
    editor: editorOf(source.file),
    languages: languages.flatMap((tag) => {
      const traits = authored.content.languages[tag];
      const { texts } = toReview(source.value, tag);
      return traits ? [{ tag, name: traits.name, dir: traits.direction, toReview: texts }] : [];
    }),
    messages: [...Map.groupBy(said, ({ at }) => at)].map(
      ([at, texts]): SheetMessage => ({
        at,
        line: source.problem(pathOf(at), "").line,
        kind: kindOf(source.value, at),
        texts: texts.map((text) => textOf({ content: authored.content, editorOf }, source, text)),
      }),
    ),
  });
  const { guides, words, content, today } = authored;
  return [
    ...guides.map((source) => ({
      guide: source.value.guide,
      ...sheetOf(source, source.value.languages, said.get(source.value.guide)),
      facts: factsOf(source, today),
    })),
    { ...sheetOf(words, Object.keys(content.languages), said.get(undefined)), facts: [] },
  ];
}

const pathOf = (at: string): Path => {
  const { page, step } = parsePlace(at);
  return ["pages", page, ...(step > 0 ? ["steps", step - 1] : [])];
};

function kindOf(guide: Guide | WordsFile, at: string): SheetMessage["kind"] {
  if (!("guide" in guide)) return "page";
  if (at === guide.start) return "start";
  if (guide.pages[at]?.checkBack) return "makes";
  return asks(guide, at) ? "asks" : "page";
}

const asks = ({ pages }: Guide, at: string) => Object.values(pages).some(({ checkBack }) => checkBack?.ask === at);

function textOf(
  { content, editorOf }: Pick<Authored, "content"> & { editorOf: (file: string) => string },
  { value }: Source<Guide | WordsFile>,
  { at, language, text, say }: ContentText,
): SheetText {
  const { page: id, step } = parsePlace(at);
  const page: Page | undefined = value.pages[id];
  const written = (step > 0 ? page?.steps?.[step - 1]?.text : page?.text)?.[language] ?? "";
  const isMarked = Object.hasOwn(value.review ?? {}, language);
  const guide = "guide" in value ? value : undefined;
  const hasTemplate = guide && asks(guide, at) && language in content.words.templateLanguages;
  const facts = { date: "20 September" };
  const template = hasTemplate && {
    text: renderMessage(content, [{ guide: guide.guide, place: at, language, part: "template", facts }]),
    buttons: (page?.choices ?? []).map(({ label }) => label[language] ?? ""),
  };
  const { segments, encoding } = segmentsOf(text);
  const { file, line } = say("");
  return {
    language,
    text,
    segments,
    encoding,
    ...(template && { template }),
    toReview: isMarked && !marksIn(value.review?.[language]).has(markOf(written)),
    ...(!guide && { editor: `${editorOf(file)}:${line}` }),
  };
}

function factsOf(source: Source<Guide>, today: string): SheetFact[] {
  const due = factsDue([source], today, Number.POSITIVE_INFINITY);
  return due.map(({ says, source, checked, staleOn, daysLeft, at }) => {
    const line = Number(at.split(":").at(-1));
    return { says, source, checked, staleOn, isStale: daysLeft <= 0, line };
  });
}

import type { Guide, Page } from "../../../functions/engine/guide/guide.ts";
import { parsePlace } from "../../../functions/engine/guide/places.ts";
import { renderMessage } from "../../../functions/engine/guide/render.ts";
import { segmentsOf } from "../../../functions/text/segments.ts";
import type { Authored } from "../check.ts";
import { toReview } from "../checks/unreviewed.ts";
import { factsDue } from "../facts-due.ts";
import type { Path, Source } from "../read.ts";
import { markOf, marksIn } from "../review.ts";
import { messagesIn } from "../texts-in-content.ts";

/* A guide as its author thinks of it: each message in each of its languages. */

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
  guide: string;
  file: string;
  languages: { tag: string; name: string; dir: "ltr" | "rtl"; toReview: number }[];
  messages: SheetMessage[];
  facts: SheetFact[];
};

/** A sheet of each guide, in their order. */
export function sheetsOf(authored: Authored): Sheet[] {
  const said = Map.groupBy(messagesIn(authored), ({ guide }) => guide?.guide);
  return authored.guides.map((source): Sheet => {
    const { value: guide, file, problem } = source;
    const places = Map.groupBy(said.get(guide.guide) ?? [], ({ at }) => at);
    return {
      guide: guide.guide,
      file,
      languages: guide.languages.flatMap((tag) => {
        const traits = authored.content.languages[tag];
        const { texts } = toReview(guide, tag);
        return traits ? [{ tag, name: traits.name, dir: traits.direction, toReview: texts }] : [];
      }),
      messages: [...places].map(([at, texts]) => ({
        at,
        line: problem(pathOf(at), "").line,
        kind: kindOf(guide, at),
        texts: texts.map(({ language, text }) => textOf(authored, guide, { at, language, text })),
      })),
      facts: factsOf(source, authored.today),
    };
  });
}

const pathOf = (at: string): Path => {
  const { page, step } = parsePlace(at);
  return ["pages", page, ...(step > 0 ? ["steps", step - 1] : [])];
};

function kindOf(guide: Guide, at: string): SheetMessage["kind"] {
  if (at === guide.start) return "start";
  if (guide.pages[at]?.checkBack) return "makes";
  return asks(guide, at) ? "asks" : "page";
}

const asks = ({ pages }: Guide, at: string) => Object.values(pages).some(({ checkBack }) => checkBack?.ask === at);

function textOf(
  { content }: Authored,
  guide: Guide,
  { at, language, text }: { at: string; language: string; text: string },
): SheetText {
  const { page: id, step } = parsePlace(at);
  const page: Page | undefined = guide.pages[id];
  const written = (step > 0 ? page?.steps?.[step - 1]?.text : page?.text)?.[language] ?? "";
  const isMarked = Object.hasOwn(guide.review ?? {}, language);
  const hasTemplate = asks(guide, at) && language in content.words.templateLanguages;
  const facts = { date: "20 September" };
  const template = hasTemplate && {
    text: renderMessage(content, [{ guide: guide.guide, place: at, language, part: "template", facts }]),
    buttons: (page?.choices ?? []).map(({ label }) => label[language] ?? ""),
  };
  const { segments, encoding } = segmentsOf(text);
  return {
    language,
    text,
    segments,
    encoding,
    ...(template && { template }),
    toReview: isMarked && !marksIn(guide.review?.[language]).has(markOf(written)),
  };
}

function factsOf(source: Source<Guide>, today: string): SheetFact[] {
  const due = factsDue([source], today, Number.POSITIVE_INFINITY);
  return due.map(({ says, source, checked, staleOn, daysLeft, at }) => {
    const line = Number(at.split(":").at(-1));
    return { says, source, checked, staleOn, isStale: daysLeft <= 0, line };
  });
}

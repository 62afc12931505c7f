import type { Guide } from "../../../functions/engine/guide/guide.ts";
import { cardsOf } from "../card-sentences.ts";
import type { Authored, Check } from "../check.ts";
import { markOf } from "../media/card-mark.ts";
import { publicNames } from "../media/public-names.ts";
import type { MediaFile } from "../media/read-media.ts";
import { endingOf, endingsOf, type MediaKind, mediaTypes } from "../media/types.ts";
import type { Path, Problem } from "../read.ts";

const kinds = ["picture", "file", "audio"] as const satisfies MediaKind[];

/** The files that pages are sent with: they exist, WhatsApp takes them, and a picture says what it shows. */
export const media: Check = function* (authored) {
  for (const { value: guide, problem } of authored.guides)
    for (const [id, page] of Object.entries(guide.pages)) {
      const say = (path: Path, message: string) => problem(["pages", id, ...path], message);
      yield* brokenAlt(guide, id, say);
      for (const kind of kinds) {
        if (page[kind] && isAsked(guide, id))
          yield say([kind], "we write first with this page, which is sent as a text alone: remove it here");
        for (const [language, name] of Object.entries(page[kind] ?? {})) {
          const message = faultOf(authored, { guide, page: id, kind, language, name });
          if (message !== undefined) yield say([kind, language], message);
        }
      }
    }
  yield* unused(authored);
};

const isAsked = ({ pages }: Guide, id: string) => Object.values(pages).some(({ checkBack }) => checkBack?.ask === id);

type Say = (path: Path, message: string) => Problem;

function* brokenAlt({ pages }: Guide, id: string, say: Say): Generator<Problem> {
  const { picture, alt } = pages[id]!;
  if (alt && !picture) yield say(["alt"], "says what a picture shows, and the page has none: add the picture");
  for (const language of Object.keys(picture ?? {}))
    if (alt?.[language] === undefined)
      yield say(
        ["picture", language],
        `people who cannot see it need to know what it shows: add alt: { ${language}: ... }`,
      );
  for (const [language, text] of Object.entries(alt ?? {}))
    if (/[{}]/.test(text)) yield say(["alt", language], "has a { or }, and nothing is filled in there: write it out");
}

type Shown = { guide: Guide; page: string; kind: MediaKind; language: string; name: string };

function faultOf({ content, media }: Authored, shown: Shown): string | undefined {
  const { guide, kind, language, name } = shown;
  if (!guide.languages.includes(language))
    return `the guide is not in ${language}: it is in ${guide.languages.join(", ")}`;
  const file = media.get(name);
  if (!file) return `there is no content/media/${name}: add the file, or correct the name`;
  const type = mediaTypes[endingOf(name)];
  if (type && type.kind !== kind)
    return `${name} is no ${kind}, which ends in ${endingsOf(kind)}: give it as ${type.kind}`;
  if (file.fault) return `${name} ${file.fault}`;
  return file.card === undefined ? undefined : faultOfCard({ ...shown, content, file });
}

/** A counter card has the words of its page. */
function faultOfCard({
  guide,
  page: id,
  content,
  file,
}: Shown & Pick<Authored, "content"> & { file: MediaFile }): string | undefined {
  try {
    const cards = cardsOf(content, { ...guide, pages: { [id]: guide.pages[id]! } });
    return cards.some(({ sentence }) => markOf(sentence) === file.card)
      ? undefined
      : `${file.file} was drawn from other words than the page has now: npm run cards -- --update`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Files that no guide shows. They are reported with what belongs to no guide. */
function* unused({ content, guides, media }: Authored): Generator<Problem> {
  const all = Object.values(content.guides);
  if (guides.length > 0 && guides.length < all.length) return;
  const shown = new Set(all.flatMap(publicNames));
  for (const { file, name } of media.values())
    if (!shown.has(name))
      yield {
        file: `content/media/${file}`,
        line: 1,
        where: "",
        message: "no page shows it: remove it",
        level: "warning",
      };
}

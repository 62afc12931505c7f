import type { Guide, Page } from "../../../functions/engine/guide/guide.ts";
import { memoize } from "../../../functions/engine/guide/memoize.ts";
import type { MediaFiles } from "./read-media.ts";

/** Whether a page of a guide has a picture, a document or a recording. */
export const hasMedia = memoize(({ pages }: Guide): boolean => Object.values(pages).some(isWithFiles));

const isWithFiles = ({ picture, file, audio }: Page) => (picture ?? file ?? audio) !== undefined;

/** A guide with the public names of its files. With the same files it stays the same object. */
export function withPublicNames(guide: Guide, media: MediaFiles): Guide {
  if (!hasMedia(guide)) return guide;
  const key = JSON.stringify([...media.values()].map(({ file, name }) => [file, name]));
  const last = named.get(guide);
  if (last?.key === key) return last.guide;
  const pages = Object.entries(guide.pages).map(([id, page]) => [id, isWithFiles(page) ? renamed(page, media) : page]);
  const made: Guide = { ...guide, pages: Object.fromEntries(pages) };
  named.set(guide, { key, guide: made });
  return made;
}

const named = new WeakMap<Guide, { key: string; guide: Guide }>();

/** The files of a guide, by the names that its pages have. */
export const publicNames = ({ pages }: Guide): string[] =>
  Object.values(pages).flatMap(({ picture, file, audio }) =>
    [picture, file, audio].flatMap((names) => Object.values(names ?? {})),
  );

function renamed({ picture, file, audio, ...page }: Page, media: MediaFiles): Page {
  const publicly = (names: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(names).flatMap(([language, name]) => {
        const known = media.get(name);
        return known ? [[language, known.name]] : [];
      }),
    );
  return {
    ...page,
    ...(picture && { picture: publicly(picture) }),
    ...(file && { file: publicly(file) }),
    ...(audio && { audio: publicly(audio) }),
  };
}

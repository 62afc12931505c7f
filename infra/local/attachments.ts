import type { Content } from "../../functions/engine/guide/guide.ts";
import { endingOf, mediaTypes } from "../content/media/types.ts";
import type { Attachment } from "./page/wire.ts";

/** A file of a message as the page shows it, with what a picture shows in the message's language. */
export function attachmentView(content: Content, path: string, language: string | undefined): Attachment {
  const kind = mediaTypes[endingOf(path)]?.kind ?? "file";
  const alt = kind === "picture" ? altOf(content, path.slice(path.lastIndexOf("/") + 1), language) : undefined;
  return { path, kind, ...(alt !== undefined && { alt }) };
}

/** A message that is a picture alone has no language, so it gets the text in the first one of the page. */
function altOf({ guides }: Content, name: string, language: string | undefined): string | undefined {
  for (const { pages } of Object.values(guides))
    for (const { picture = {}, alt = {} } of Object.values(pages)) {
      const shown = Object.keys(picture).filter((each) => picture[each] === name);
      const known = language !== undefined && shown.includes(language) ? language : shown[0];
      if (known !== undefined) return alt[known];
    }
  return undefined;
}

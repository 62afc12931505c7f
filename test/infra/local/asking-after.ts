import type { Content, Guide } from "../../../functions/engine/guide/guide.ts";
import { content as realContent } from "../../../functions/wiring/content.ts";

/** The shipped guide, with check-backs after this span ("2 seconds") at any hour. */
export function askingAfter(after: string): Content {
  const [guide] = Object.values(realContent.guides) as [Guide];
  const submitted = { ...guide.pages.submitted!, checkBack: { after, ask: "check" } };
  const hours = { from: "00:00", to: "23:59", zone: zoneWhereItIsNoon() };
  return {
    ...realContent,
    guides: { [guide.guide]: { ...guide, hours, pages: { ...guide.pages, submitted } } },
    lexicon: { ...realContent.lexicon, onlyGuide: guide.guide },
  };
}

/** Etc/GMT+5 is five hours behind Greenwich: the signs are the POSIX ones. */
function zoneWhereItIsNoon(): string {
  const behind = new Date().getUTCHours() - 12;
  return behind >= 0 ? `Etc/GMT+${behind}` : `Etc/GMT${behind}`;
}

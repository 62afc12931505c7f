import { withoutPlaceholders } from "../../../functions/engine/speak.ts";
import type { Check } from "../check.ts";
import { textsIn } from "../said.ts";

/** The sites that a text names: of anything after http://, and of anything that a phone would make a link of. */
export function sitesIn(text: string): string[] {
  const found = withoutPlaceholders(text)
    .toLowerCase()
    .matchAll(/https?:\/\/([a-z0-9.-]+)|(?<![a-z0-9.-])((?:[a-z0-9-]+\.)+[a-z]{2,})(?![a-z0-9-])/g);
  return [...found].map(([, host, name]) => (host ?? name ?? "").replace(/^www\.|\.$/g, ""));
}

/** Texts link to the official sites that the guide names, and nowhere else; those of words.yaml to none. */
export const links: Check = function* (authored) {
  const official = new Map(authored.guides.map(({ value }) => [value.guide, value.domains ?? []]));
  for (const { guide, text, say } of textsIn(authored))
    for (const site of sitesIn(text))
      if (!(guide ? official.get(guide.guide) : [])?.some((own) => site === own || site.endsWith(`.${own}`)))
        yield say(
          guide
            ? `${site} is none of the guide's domains: take it out, or add it there if it is an official site`
            : `${site} is a link, and words.yaml has none: take it out`,
        );
};

import { withoutPlaceholders } from "../../../functions/engine/guide/render.ts";
import type { Check } from "../check.ts";
import { textsIn } from "../texts-in-content.ts";

/** Latin letters and what looks like them; a name ends with letters, or in Chinese. */
const alphabet = "a-zà-ɏ\\p{Script=Cyrillic}\\p{Script=Greek}";
const letter = `${alphabet}0-9`;
const ending = `(?:[${alphabet}]{2,}|中国|中國|公司|网络|网址|香港|台湾)`;

const found = [
  // Whatever stands after http:// or the like; before an @ there it is no host, only looks like one.
  /[a-z][a-z0-9+.-]*:\/\/(?:[^\s/?#]*@)?([^\s/:?#，。）)]+)/gu,
  // What a phone makes a link of by itself.
  new RegExp(`(?<![${letter}.-])((?:[${letter}-]+\\.)+${ending})(?![${letter}-])`, "gu"),
  /([\p{Script=Han}a-z0-9-]+\.(?:中国|中國|公司|网络|网址|香港|台湾))/gu,
  /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.])/gu,
];

/** As a phone reads it: in one width, without invisible characters, with whatever dot a keyboard types. */
const asRead = (text: string) =>
  withoutPlaceholders(text)
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/。(?=(?:com|net|org|info|cc|cn|io|kh|ly|me|top|vip|xyz)(?![a-z0-9]))/g, ".");

/** The sites that a text names, in disguise or not. */
export function sitesIn(text: string): string[] {
  const hosts = found.flatMap((pattern) => [...asRead(text).matchAll(pattern)].map(([, host = ""]) => host));
  return [...new Set(hosts.map((host) => host.replace(/^www\.|\.$/g, "")))];
}

/** @names: on Telegram and the like anybody can take one. */
const handlesIn = (text: string) =>
  [...asRead(text).matchAll(/(?<![a-z0-9._])@[a-z]\w{3,}/g)].map(([handle]) => handle);

/** Whether a site is one of these, or below one. */
export const isOneOf = (domains: string[], site: string) =>
  domains.some((own) => site === own || site.endsWith(`.${own}`));

/** Texts link to the official sites that the guide names, and nowhere else; those of words.yaml to none. */
export const links: Check = function* (authored) {
  for (const { guide, text, say } of textsIn(authored)) {
    for (const site of sitesIn(text).filter((site) => !isOneOf(guide?.domains ?? [], site)))
      yield say(
        guide
          ? `${site} is none of the guide's domains: take it out, or add it there if it is an official site`
          : `${site} is a link, and words.yaml has none: take it out`,
      );
    for (const handle of handlesIn(text)) yield say(`${handle} is nobody's official site: take it out`);
  }
};

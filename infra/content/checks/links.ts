import { memoizeByText } from "../../../functions/engine/guide/once.ts";
import { withoutPlaceholders } from "../../../functions/engine/guide/placeholders.ts";
import type { Check } from "../check.ts";
import { textsIn } from "../texts-in-content.ts";

/** Letters that look like Latin ones. A name ends with letters of an alphabet, or in one of a few Han words. */
const alphabet = "a-zà-ɏ\\p{Script=Cyrillic}\\p{Script=Greek}";
const letter = `${alphabet}0-9`;
const ending = `(?:[${alphabet}]{2,}|中国|中國|公司|网络|网址|香港|台湾)`;

const sitePatterns = [
  // The host after http:// or another scheme. What stands before an @ only looks like a host.
  /[a-z][a-z0-9+.-]*:\/\/(?:[^\s/?#]*@)?([^\s/:?#，。）)]+)/gu,
  // Names that phones turn into links.
  new RegExp(`(?<![${letter}.-])((?:[${letter}-]+\\.)+${ending})(?![${letter}-])`, "gu"),
  /([\p{Script=Han}a-z0-9-]+\.(?:中国|中國|公司|网络|网址|香港|台湾))/gu,
  /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.])/gu,
];

/** As a phone reads it: in one width, without invisible characters, with every kind of dot. */
const asRead = (text: string) =>
  withoutPlaceholders(text)
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/。(?=(?:com|net|org|info|cc|cn|io|kh|ly|me|top|vip|xyz)(?![a-z0-9]))/g, ".");

/** The sites that a text names, disguised ones included. Two checks look for them. */
export const sitesIn = memoizeByText((text): readonly string[] => {
  const read = asRead(text);
  const hosts = sitePatterns.flatMap((pattern) => [...read.matchAll(pattern)].map(([, host = ""]) => host));
  return [...new Set(hosts.map((host) => host.replace(/^www\.|\.$/g, "")))];
});

/** @names: on Telegram and similar services everyone can register one. */
const handlesIn = (text: string) =>
  [...asRead(text).matchAll(/(?<![a-z0-9._])@[a-z]\w{3,}/g)].map(([handle]) => handle);

/** Whether a site is one of these, or below one. */
export const isOneOf = (domains: string[], site: string) =>
  domains.some((own) => site === own || site.endsWith(`.${own}`));

/** Texts link only to the official sites that the guide names; texts of words.yaml have no links. */
export const links: Check = function* (authored) {
  for (const { guide, text, say } of textsIn(authored)) {
    for (const site of sitesIn(text).filter((site) => !isOneOf(guide?.domains ?? [], site)))
      yield say(
        guide
          ? `${site} is not one of the guide's domains: remove it, or add it there if it is an official site`
          : `${site} is a link, which words.yaml may not have: remove it`,
      );
    for (const handle of handlesIn(text)) yield say(`${handle} is not an official site: remove it`);
  }
};

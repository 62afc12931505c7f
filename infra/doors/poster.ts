import { readFileSync } from "node:fs";
import { html, raw } from "hono/html";
import type { Content, Guide } from "../../functions/engine/guide/guide.ts";
import { renderMessage } from "../../functions/engine/guide/render.ts";
import { familiesFor } from "../content/map/fonts.ts";
import type { PosterWords } from "../content/poster-words.ts";
import type { Door, Link } from "./doors.ts";
import { readable } from "./numbers.ts";

/** A poster of a guide, in the languages of its doors. */
export type Poster = {
  guide: Guide;
  doors: Door[];
  tag: string | undefined;
  words: Record<string, PosterWords>;
};

const css = readFileSync(new URL("poster.css", import.meta.url), "utf8");

const channelNames: Record<Link["channel"], string> = { whatsapp: "WhatsApp", sms: "SMS" };

/**
 * A poster as a page of HTML, for the size that its class names: a4 or a5. Each language has a QR code, what to send where, the
 * first answer as it comes today, and how to opt out. The last line has the content's version.
 */
export async function posterPage(content: Content, { guide, doors, tag, words }: Poster): Promise<string> {
  const [first] = doors;
  const version = [guide.guide, content.version, ...(tag === undefined ? [] : [`#${tag}`])].join(" · ");
  const page = await html`<!doctype html><html lang="${first?.language ?? ""}"><head><meta charset="utf-8">
<title>${version}</title><style>${raw(css)}</style></head>
<body class="a5"><main class="of${String(doors.length)}" style="font-family: ${raw(attribute(familiesFor(content.languages)))}">
${doors.map((door) => section(content, { guide, door, words: words[door.language]!, isAlone: doors.length === 1 }))}
<footer>${version}</footer></main></body></html>`;
  return String(page);
}

const attribute = (text: string) => text.replaceAll('"', "'");

type Section = { guide: Guide; door: Door; words: PosterWords; isAlone: boolean };

/** One language. Beside others there is room for one QR code: that of the first channel. */
function section(content: Content, { guide, door, words, isAlone }: Section) {
  const { language, links } = door;
  const direction = content.languages[language]?.direction ?? "ltr";
  const families = attribute(familiesFor(content.languages, language));
  return html`<section lang="${language}" dir="${direction}" style="font-family: ${raw(families)}">
<h1>${guide.name[language]}</h1>
<div class="codes">${links.slice(0, isAlone ? links.length : 1).map(code)}</div>
<div class="how"><p class="scan">${words.scan}</p>
${links.map(({ channel, number }) => html`<p>${filled(words[channel], door.keyword, number)}</p>`)}</div>
<div class="answer"><p>${words.answer}</p><ul>${answerOf(content, guide, language).map(line)}</ul><p class="stop">${words.stop}</p></div>
</section>`;
}

const code = ({ channel, qr }: Link) =>
  html`<figure>${raw(qr)}<figcaption>${channelNames[channel]}</figcaption></figure>`;

/** The lines of the first page, as a message shows them. */
const answerOf = (content: Content, { guide, start }: Guide, language: string): string[] =>
  renderMessage(content, [{ guide, place: start, language }]).split("\n");

/** A line of the answer, with its number set apart. A right-to-left mark may stand before the number. */
function line(text: string) {
  const [, number, rest] = /^\u200f?(\d{1,2}) (.*)$/s.exec(text) ?? [];
  return number === undefined
    ? html`<li>${text}</li>`
    : html`<li class="choice"><b>${number}</b><span>${rest}</span></li>`;
}

/** A line with the word to send and the number, which keep their direction. */
const filled = (text: string, keyword: string, number: string) =>
  text.split(/(\{keyword\}|\{number\})/).map((part) => {
    if (part === "{keyword}") return html`<bdi class="keyword">${keyword}</bdi>`;
    return part === "{number}" ? html`<bdi dir="ltr" class="number">${readable(number)}</bdi>` : part;
  });

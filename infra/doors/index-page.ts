import { html, raw } from "hono/html";
import type { Content } from "../../functions/engine/guide/guide.ts";
import { readable } from "./numbers.ts";
import type { DoorFiles, Written } from "./written.ts";

const css = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #111; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: .5rem .75rem; text-align: start; vertical-align: top; }
img { display: block; width: 7rem; }
td a { overflow-wrap: anywhere; }
tr { break-inside: avoid; }
`;

/** A page that lists all links, QR codes and posters in its folder. */
export async function indexPage(content: Content, { tag, doors, posters }: Written): Promise<string> {
  const guides = [...new Set(doors.map(({ guide }) => guide))];
  const page = await html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Doors${tag === undefined ? "" : ` #${tag}`}</title><style>${raw(css)}</style></head><body>
<h1>Doors${tag === undefined ? "" : ` #${tag}`}</h1>
<p>Made of the content ${content.version}. After a change, <code>npm run doors -- --check</code> says which printed posters are wrong.</p>
${guides.map((guide) => {
  const own = posters.filter((each) => each.guide === guide);
  return html`<h2>${guide}</h2>
${own.map(({ languages, a4, a5, png }) => html`<p>Poster in ${languages.join(", ")}: <a href="${a4}">A4</a>, <a href="${a5}">A5</a>, <a href="${png}">picture</a></p>`)}
<table><tr><th>Language<th>Message<th>Links</tr>
${doors.filter((door) => door.guide === guide).map((door) => row(content, door))}</table>`;
})}
</body></html>`;
  return String(page);
}

const row = ({ languages }: Content, { language, message, links }: DoorFiles) => html`<tr>
<td>${languages[language]?.name} (${language})</td>
<td dir="auto" lang="${language}">${message}</td>
<td>${links.map(
  ({ url, qr, number }) =>
    html`<p><img src="${qr}" alt="QR code">${readable(number)}<br><a href="${url}">${url}</a></p>`,
)}</td>
</tr>`;

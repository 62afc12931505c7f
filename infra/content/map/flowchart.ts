import type { Content, Guide, Page } from "../../../functions/engine/guide/guide.ts";
import { listOf } from "../../../functions/engine/guide/places.ts";
import { renderMessage } from "../../../functions/engine/guide/render.ts";
import { isolated } from "../../../functions/text/isolate.ts";
import type { Language } from "../../../functions/text/language.ts";
import { segmentsOf } from "../../../functions/text/segments.ts";
import { nodeOf } from "./drawing.ts";

/**
 * A guide as a Mermaid flowchart: pages with their cost, choices with their numbers, dashed arrows from a page that
 * makes a check-back to the page that asks. 0 for the menu is left out; a choice marked ↗ leads where the start page
 * also leads.
 * https://mermaid.js.org/syntax/flowchart.html
 */
export function flowchart(content: Content, guide: Guide, language: Language): string {
  const pages = Object.entries(guide.pages);
  const nodes = pages.map(([id, page]) => `  ${nodeOf(id)}["${boxText({ content, guide, language }, id, page)}"]`);
  const edges = pages.flatMap(([id, page]) => edgesOf(guide, id, page));
  const classes = pages.map(([id, page]) => `  class ${nodeOf(id)} ${classOf(guide, id, page)}`);
  const direction = isFromRight(content, language) ? "RL" : "LR";
  return [`flowchart ${direction}`, ...nodes, ...edges, ...classes, ...colours, ""].join("\n");
}

const isFromRight = ({ languages }: Content, language: Language) => languages[language]?.direction === "rtl";

const colours = [
  "  classDef page fill:#ffffff,stroke:#94a3b8,color:#0f172a",
  "  classDef start fill:#dbeafe,stroke:#2563eb,color:#0f172a,stroke-width:2px",
  "  classDef makes fill:#fef3c7,stroke:#d97706,color:#0f172a,stroke-width:2px",
  "  classDef asks fill:#dcfce7,stroke:#16a34a,color:#0f172a,stroke-width:2px",
];

/** Whether an edge is drawn. Edges to where the start page leads are left out, because they would tangle the lines. */
function isDrawn(guide: Guide, from: string, to: string): boolean {
  const first = guide.pages[guide.start]?.choices?.some((choice) => choice.to === to);
  return Boolean(guide.pages[to]) && to !== guide.start && (from === guide.start || !first);
}

type Drawn = { content: Content; guide: Guide; language: Language };

function boxText({ content, guide, language }: Drawn, id: string, page: Page): string {
  const list = listOf(guide, id, page).map(({ number, to, label }) => {
    const line = short(`${number} ${label?.[language] ?? ""}`);
    return to.startsWith(`${id}#`) || isDrawn(guide, id, to) ? line : `${line} ↗`;
  });
  const lines = [short(firstLine(page, language)), ...list];
  const laidOut = isFromRight(content, language) ? lines.map((line) => `\u2067${isolated(line)}\u2069`) : lines;
  return [id, ...laidOut, segmentsOfPage({ content, guide }, id, page)].map(escaped).join("<br>");
}

/** The beginning of a page, which identifies it. */
function firstLine({ text }: Page, language: Language): string {
  return (text[language] ?? "").split("\n")[0]!.replace(/\{[^}]*\}/g, "…");
}

/** SMS segments in each language, of the page and of its longest step: a tag and a number, as in "tag 1". */
function segmentsOfPage({ content, guide }: Omit<Drawn, "language">, id: string, page: Page): string {
  const places = [id, ...(page.steps ?? []).map((_, i) => `${id}#${i + 1}`)];
  const facts = { date: "30 September", guess: "Cellcard", code: "BCDFGH" };
  return guide.languages
    .map((language) => {
      const costs = places.map(
        (at) => segmentsOf(renderMessage(content, [{ guide: guide.guide, place: at, language, facts }])).segments,
      );
      return `${language} ${Math.max(...costs)}`;
    })
    .join(" · ");
}

function edgesOf(guide: Guide, id: string, page: Page): string[] {
  const from = nodeOf(id);
  const drawn = listOf(guide, id, page).filter(({ to }) => isDrawn(guide, id, to));
  const choices = drawn.map(({ number, to }) => `  ${from} -->|${number}| ${nodeOf(to)}`);
  const checkBack = page.checkBack ? [`  ${from} -. "${page.checkBack.after}" .-> ${nodeOf(page.checkBack.ask)}`] : [];
  const guess = page.guess ? [`  ${from} -. "known number" .-> ${nodeOf(page.guess)}`] : [];
  return [...choices, ...checkBack, ...guess];
}

function classOf(guide: Guide, id: string, page: Page): string {
  if (id === guide.start) return "start";
  if (page.checkBack) return "makes";
  return Object.values(guide.pages).some(({ checkBack }) => checkBack?.ask === id) ? "asks" : "page";
}

/** Shortens a text to the width of a box. A wide character counts as two letters. */
function short(text: string): string {
  let used = 0;
  const fitting = [...new Intl.Segmenter().segment(text)].filter(({ segment }) => {
    used += /[\u1100-\u{1faff}]/u.test(segment) ? 2 : 1;
    return used <= maxWidth;
  });
  return used <= maxWidth
    ? text
    : `${fitting
        .map(({ segment }) => segment)
        .join("")
        .trimEnd()}…`;
}

const maxWidth = 34;

/** Escapes characters that have a meaning in Mermaid. */
const escaped = (text: string) => text.replace(/["<>`#;]/g, (mark) => `#${mark.codePointAt(0)};`);

import { alignNumbers } from "./align-numbers.ts";
import type { PathCost, Price, Prices, Size } from "./costs.ts";
import type { Layout } from "./layouts.ts";
import type { Report } from "./numbers.ts";

const money = (amount: number | undefined, price: Price | undefined) =>
  price && amount !== undefined ? [amount.toFixed(price.digits)] : [];

/** Each message of a guide in each language: segments, characters, encoding, cost. */
function messageTable({ name, pages, languages, messages }: Report, { sms }: Prices): string[] {
  const head = languages.flatMap((language) => [`${language} SMS`, "chars", "code", ...(sms ? ["cost"] : [])]);
  const cells = ({ segments, characters, encoding, sms: cost }: Size) => [
    String(segments),
    String(characters),
    encoding,
    ...money(cost, sms),
  ];
  return [
    `${name}: ${pages} pages, ${messages.length} messages with their steps`,
    "",
    ...alignNumbers([
      ["message", ...head],
      ...messages.map(({ at, sizes }) => [at, ...languages.flatMap((language) => cells(sizes.get(language)!))]),
    ]),
    "",
  ];
}

/** The paths from the keyword to each end: their length, and their cost in each language. */
function pathTable({ name, languages, ends, unreachedEnds, isTruncated }: Report, { sms, whatsapp }: Prices): string[] {
  const unreached = unreachedEnds.length > 0 ? [`no path by numbers leads to ${unreachedEnds.join(", ")}`, ""] : [];
  if (ends.length === 0) return unreached;
  const head = languages.flatMap((language) => [
    `${language} ours+theirs`,
    "SMS",
    ...(sms ? ["cost"] : []),
    ...(whatsapp ? ["WhatsApp"] : []),
  ]);
  const cells = ({ ours, theirs, segments, ...cost }: PathCost) => [
    `${ours}+${theirs}`,
    String(segments),
    ...money(cost.sms, sms),
    ...money(cost.whatsapp, whatsapp),
  ];
  const rows = ends.flatMap(({ to, paths, ...some }) => [
    [to, `${paths}${isTruncated ? "+" : ""}`],
    ...(["shortest", "typical", "longest"] as const)
      .filter((which) => paths > 1 || which === "shortest")
      .map((which) => [
        `  ${paths > 1 ? which : "the only one"}`,
        "",
        ...languages.flatMap((language) => cells(some[which].costs.get(language)!)),
      ]),
  ]);
  return [
    `${name}: paths from the keyword`,
    "",
    ...alignNumbers([["to", "paths", ...head], ...rows]),
    "",
    ...unreached,
  ];
}

/** How the steps of each page come on WhatsApp, where each message is billed. */
function layoutTable({ name, languages, layouts }: Report): string[] {
  if (layouts.length === 0) return [];
  const cell = (layout: Layout): string => {
    if (layout.layout === "steps") return `${layout.messages} messages`;
    return `1 of ${layout.characters}${layout.hasButtons ? "" : " *"}`;
  };
  return [
    `${name}: steps on WhatsApp, in one message of so many characters (*: too long for buttons), or one by one`,
    "",
    ...alignNumbers([
      ["page", ...languages],
      ...layouts.map(({ at, byLanguage }) => [at, ...languages.map((language) => cell(byLanguage.get(language)!))]),
    ]),
    "",
  ];
}

/** One line for each guide and language. */
function totalsTable(reports: Report[]): string[] {
  const most = Math.max(...reports.flatMap(({ totals }) => totals.map(({ by }) => by.length - 1)));
  const counts = Array.from({ length: most }, (_, i) => i + 1);
  return alignNumbers([
    ["", "language", "messages", "SMS", ...counts.map((count) => `of ${count}`), "largest", "to review"],
    ...reports.flatMap(({ name, totals }) =>
      totals.map(({ language, messages, segments, by, largest, unreviewed }, i) => [
        i === 0 ? name : "",
        language,
        String(messages),
        String(segments),
        ...counts.map((count) => String(by[count] ?? 0)),
        largest,
        unreviewed ? String(unreviewed) : "-",
      ]),
    ),
  ]);
}

/** So many characters are named for each language. */
const maxOdd = 12;

/** Which characters of languages in Latin script make messages UCS-2, the most frequent first. */
function oddCharacters(reports: Report[]): string[] {
  const counts = new Map<string, Map<string, number>>();
  const all = reports.flatMap(({ messages }) => messages.flatMap(({ sizes }) => [...sizes]));
  for (const [language, { odd = [] }] of all) {
    const count = counts.get(language) ?? new Map<string, number>();
    for (const character of odd) count.set(character, (count.get(character) ?? 0) + 1);
    counts.set(language, count);
  }
  return [...counts].flatMap(([language, count]) => {
    const sorted = [...count].sort(([, a], [, b]) => b - a).map(([character, times]) => `${character} ${times}`);
    const more = sorted.length > maxOdd ? `, and ${sorted.length - maxOdd} more` : "";
    return sorted.length > 0
      ? [`${language}: UCS-2 because of ${sorted.slice(0, maxOdd).join(", ")}${more} (the messages with each)`]
      : [];
  });
}

const remarks = `SMS: segments, of 160 letters (153 each, if more) in GSM-7, of 70 (67) in UCS-2. Placeholders count with their longest value.
paths: without 0, and never through the same page twice; typical is the median. SMS, cost and WhatsApp count both directions.`;

/** The report as lines for a terminal. */
export function printed(reports: Report[], prices: Prices): string {
  const { sms, whatsapp } = prices;
  return [
    ...reports.flatMap((report) => [
      ...messageTable(report, prices),
      ...pathTable(report, prices),
      ...layoutTable(report),
    ]),
    ...totalsTable(reports),
    ...oddCharacters(reports),
    "",
    remarks,
    ...(whatsapp ? [`WhatsApp: each message costs ${whatsapp.each}, regardless of its length.`] : []),
    ...(sms && whatsapp ? [] : ["With prices: npm run content -- --sms PRICE --whatsapp PRICE"]),
  ].join("\n");
}

/** The report for programs. */
export const asJson = (version: string, reports: Report[]): string =>
  JSON.stringify({ version, reports }, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value), 2);

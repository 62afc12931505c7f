import type { ArticleReport } from "./article-guide.ts";

/** What to look at in a guide that was made of an article, in lines for its author. */
export function linesOfReport(report: ArticleReport): string[] {
  const { article, language, pages, keywords, refusedKeywords, unplaced, tooLong, facts } = report;
  const { file, unit } = article;
  return [
    `${file} is in ${language}, and became ${pages} pages. Each says in the guide's file where it comes from.`,
    keywords.length > 0
      ? `Keywords that come from its title: ${keywords.join(", ")}. Change them to what people would type.`
      : "No keyword comes from its title: add to `keywords` what people would type.",
    ...listed("Of the title, this can't be a keyword:", refusedKeywords, ({ why }) => [why]),
    ...listed(`Not in the guide, ${unplaced.length} in all:`, unplaced, ({ line, why, text }) => [
      `${unit} ${line}: ${why}`,
      ...text.split("\n").map((each) => `  ${each}`),
    ]),
    ...listed("Too long for the usual number of SMS, which the guide's `budget` allows for now:", tooLong, (text) => [
      `${text.page} (${unit} ${text.line}): ${text.segments} SMS, ${text.budget} are usual`,
    ]),
    ...listed("To be checked, each with a line in the guide's `facts`:", facts, ({ line, says }) => [
      `${unit} ${line}: ${says}`,
    ]),
  ];
}

function listed<T>(title: string, items: readonly T[], linesOf: (item: T) => string[]): string[] {
  return items.length === 0 ? [] : ["", title, ...items.flatMap(linesOf).map((line) => `  ${line}`)];
}

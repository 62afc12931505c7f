import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Article } from "../../../../infra/content/new-guide/article/article.ts";
import type { ArticleReport } from "../../../../infra/content/new-guide/article/article-guide.ts";
import { readArticle } from "../../../../infra/content/new-guide/article/read-article.ts";
import { makeGuide } from "../../../../infra/content/new-guide/make.ts";
import { copyWith } from "../copies.ts";

/** The path of an article of the fixtures. */
export const fixture = (file: string): string => `test/fixtures/articles/${file}`;

/** An article that is written to a file of this name, for the running test. */
export function fileWith(name: string, bytes: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "article-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

/** An article in Markdown. */
export const articleOf = (markdown: string): Promise<Article> => readArticle(fileWith("article.md", markdown));

/** A copy of the small content of the fixtures, to make guides in. */
export function smallContent(): string {
  const { folder } = copyWith();
  cpSync("content/new-guide", join(folder, "new-guide"), { recursive: true });
  return folder;
}

/** Makes the guide `tea` of an article. @returns what there is to look at, and the folder of the content */
export function madeOf(article: Article, languages?: string[]): { folder: string; report: ArticleReport } {
  const folder = smallContent();
  const result = makeGuide(folder, "tea", { article, languages });
  if ("refused" in result) throw new Error(result.refused);
  return { folder, report: result.report! };
}

/** The letters and digits of a text, which stay when quotes, dashes and spaces change. */
export const lettersOf = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "")
    .toLowerCase();

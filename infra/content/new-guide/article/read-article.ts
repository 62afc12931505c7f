import { existsSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import mammoth from "mammoth";
import MarkdownIt from "markdown-it";
import { type Article, ArticleError } from "./article.ts";
import { blocksOf } from "./blocks.ts";
import { kindOf, textOf } from "./file-kind.ts";
import { lineAttribute, lineInHtml, lineInMarkdown } from "./nodes.ts";

/**
 * Reads an article in Markdown, HTML or Word. Every format becomes HTML first, and HTML becomes blocks.
 *
 * @throws ArticleError when there is no such file, when its format is not read, or when it has no headings
 */
export async function readArticle(path: string): Promise<Article> {
  if (!existsSync(path)) throw new ArticleError(`there is no file ${path}. Check its name and its folder.`);
  if (statSync(path).isDirectory()) throw new ArticleError(`${path} is a folder. Name a file in it.`);
  const bytes = readFileSync(path);
  if (bytes.length === 0) throw new ArticleError(`${path} is empty.`);
  const kind = kindOf(path, bytes);
  const text = kind === "word" ? await htmlOfWord(path, bytes) : textOf(path, bytes);
  const { blocks, unplaced } =
    kind === "markdown" ? blocksOf(htmlOfMarkdown(text), lineInMarkdown) : blocksOf(text, lineInHtml);
  if (blocks.length === 0) throw new ArticleError(`${path} has no text.`);
  if (!blocks.some((block) => block.kind === "heading"))
    throw new ArticleError(`${path} has no headings, and a guide's pages are made of them. ${howToHead[kind]}`);
  return { file: basename(path), unit: kind === "word" ? "paragraph" : "line", blocks, unplaced };
}

const howToHead = {
  markdown: "Put # before the title, and ## before each heading.",
  html: "Mark the title as <h1>, and each heading as <h2>.",
  word: "In Word, give the title and each heading a style: Heading 1, Heading 2. Bold text alone is no heading.",
};

const markdown = new MarkdownIt({ html: true });
markdown.core.ruler.push("lines", ({ tokens }) => {
  for (const token of tokens)
    if (token.map && token.nesting >= 0) token.attrSet(lineAttribute, String(token.map[0] + 1));
});

// HTML inside Markdown has no attribute with its line.
markdown.renderer.rules.html_block = (tokens, i) => `<!--${lineMark(tokens[i]?.map?.[0] ?? 0)}-->${tokens[i]?.content}`;
const lineMark = (index: number) => `${lineAttribute}=${index + 1}`;

/** Fields above a Markdown text, between lines of three hyphens. Most are for programs. */
const frontMatter = /^---[^\S\n]*\n(.*?)\n---[^\S\n]*(?=\n|$)/s;

function htmlOfMarkdown(text: string): string {
  const unified = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const [head = "", fields = ""] = frontMatter.exec(unified) ?? [];
  const lines = fields.split("\n").map((field, i) => `<data ${lineAttribute}="${i + 2}">${escaped(field)}</data>`);
  const body = markdown.render(unified.replace(head, head.replace(/[^\n]/g, "")));
  return head === "" ? body : `${lines.join("\n")}\n${body}`;
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Where a paragraph of a Word file begins in its HTML. */
const paragraphs = /(?:<tr><t[dh][^>]*>)?<(?:h[1-6]|p)[ >]|<li[ >]/g;

/** The HTML of a Word file, with each paragraph on a line. Pictures keep their descriptions only. */
async function htmlOfWord(path: string, buffer: Buffer): Promise<string> {
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: "" }));
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage, ignoreEmptyParagraphs: false });
    return value.replace(paragraphs, "\n$&").trimStart();
  } catch {
    throw new ArticleError(`${path} can't be read as a Word file. Open it in Word, and save it again as .docx.`);
  }
}

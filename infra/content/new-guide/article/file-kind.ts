import { extname } from "node:path";
import { ArticleError } from "./article.ts";

/** The formats that are read. */
type Kind = "markdown" | "html" | "word";

const byEnding: Record<string, Kind> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".docx": "word",
};

const formats = "Markdown (.md), HTML (.html) or Word (.docx)";

/** What files begin with, whose name may say something else: https://en.wikipedia.org/wiki/List_of_file_signatures */
const signatures: [RegExp, string][] = [
  [/^%PDF/, "pdf"],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(hei|hev|mif|avif))/s, "picture"],
  [/^\xd0\xcf\x11\xe0/, "old-word"],
  [/^\{\\rtf/, "rich-text"],
  [/^PK/, "zip"],
];

const pictures = /^\.(png|jpe?g|gif|webp|heic|heif|avif|bmp|tiff?|svg)$/;

/** What to do with a file that is not read. */
const remedies: Record<string, string> = {
  pdf: "is a PDF, which keeps no headings and lists. Open it in Word, save it as .docx, and check its headings there; or copy its text into a .md file, with # before each heading.",
  picture: `is a picture, and no text can be read from it. Type its text into a .md file, with # before each heading.`,
  "old-word": "is an old Word file, or one with a password. Open it in Word, and save it as .docx without a password.",
  "rich-text": "is in Rich Text Format. Open it in Word or LibreOffice, and save it as .docx.",
  ".odt": "is an OpenDocument file. Open it in LibreOffice or Word, and save it as .docx.",
  ".pages": "is a Pages file. Export it from Pages as Word (.docx).",
  ".txt": "is plain text, which shows no headings. Put # before each heading, and name the file .md.",
};

/**
 * The format of an article's file, by its name and by what it begins with.
 *
 * @throws ArticleError for a format that is not read, with what to do instead
 */
export function kindOf(path: string, bytes: Buffer): Kind {
  const ending = extname(path).toLowerCase();
  const start = bytes.subarray(0, 64).toString("latin1");
  const found = signatures.find(([pattern]) => pattern.test(start))?.[1];
  const named = ending === ".pdf" ? "pdf" : pictures.test(ending) ? "picture" : ending;
  const kind = byEnding[ending];
  const remedy = remedies[found ?? ""] ?? remedies[named];
  if (remedy) throw new ArticleError(`${path} ${remedy}`);
  if (!kind) throw new ArticleError(`${path} has a format that is not read. Save the article as ${formats}.`);
  if ((kind === "word") !== (found === "zip"))
    throw new ArticleError(
      kind === "word"
        ? `${path} is no Word file, in spite of its name. Open it in the program that made it, and save it as .docx.`
        : `${path} is no text, in spite of its name: it may be a Word file. Name it .docx, or save the article as ${formats}.`,
    );
  return kind;
}

/**
 * The text of a file, in UTF-8, in UTF-16 with its mark, or in the encoding that an HTML file names.
 *
 * @throws ArticleError when it is in none of these
 */
export function textOf(path: string, bytes: Buffer): string {
  const head = bytes.subarray(0, 1024).toString("latin1");
  const named = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  const marked = head.startsWith("\xff\xfe") ? "utf-16le" : head.startsWith("\xfe\xff") ? "utf-16be" : undefined;
  for (const encoding of [marked ?? "utf-8", ...(named ? [named] : [])])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {}
  throw new ArticleError(`${path} is not in UTF-8. Open it in an editor, and save it with the encoding UTF-8.`);
}

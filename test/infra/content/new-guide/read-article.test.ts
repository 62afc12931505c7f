import { describe, expect, test } from "vitest";
import { readArticle } from "../../../../infra/content/new-guide/article/read-article.ts";
import { articleOf, fileWith, fixture } from "./articles.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

describe("a file that can't be read says what to do instead", () => {
  test.each([
    ["tea.pdf", bytes("%PDF-1.7"), /is a PDF, .*save it as \.docx/],
    ["tea.md", bytes("%PDF-1.7"), /is a PDF/],
    ["tea.png", bytes("\x89PNG\r\n"), /is a picture, .*Type its text into a \.md file/],
    ["tea.docx", bytes("\xff\xd8\xff\xe0"), /is a picture/],
    ["tea.heic", bytes("\0\0\0\x18ftypheic"), /is a picture/],
    ["tea.doc", bytes("\xd0\xcf\x11\xe0"), /is an old Word file, or one with a password/],
    ["tea.rtf", bytes("{\\rtf1"), /is in Rich Text Format/],
    ["tea.odt", bytes("PK\x03\x04"), /is an OpenDocument file/],
    ["tea.txt", bytes("Tea"), /is plain text, .*name the file \.md/],
    ["tea.xyz", bytes("Tea"), /has a format that is not read\. Save the article as Markdown/],
    ["tea", bytes("Tea"), /has a format that is not read/],
    ["tea.docx", bytes("Tea"), /is no Word file, in spite of its name/],
    ["tea.docx", bytes("PK\x03\x04 broken"), /can't be read as a Word file/],
    ["tea.md", bytes("PK\x03\x04"), /is no text, in spite of its name: it may be a Word file/],
    ["tea.md", bytes("# Th\xe9\n"), /is not in UTF-8/],
    ["tea.md", bytes(""), /is empty/],
    ["tea.md", bytes("\n \n"), /has no text/],
    ["tea.md", bytes("Only a line.\n"), /has no headings, .*Put # before the title/],
    ["tea.html", bytes("<p>Only a line."), /has no headings, .*Mark the title as <h1>/],
  ])("%s %#", async (name, content, says) => {
    const path = fileWith(name, content);
    const { message } = await readArticle(path).catch((error) => error);
    expect(message).toMatch(says);
    expect(message.startsWith(`${path} `)).toBe(true);
  });

  test("one that is not there, and a folder", async () => {
    await expect(readArticle("/nowhere/tea.md")).rejects.toThrow("there is no file /nowhere/tea.md");
    await expect(readArticle("test")).rejects.toThrow("test is a folder. Name a file in it.");
  });
});

test.each([
  ["UTF-16", "tea.md", Buffer.from("\ufeff# 茶\n\n水\n", "utf16le")],
  ["UTF-8 with its mark", "tea.md", Buffer.from("\ufeff# 茶\n\n水\n")],
  [
    "the encoding that an HTML file names",
    "tea.html",
    Buffer.concat([
      bytes('<meta charset="gbk"><h1>'),
      Buffer.from([0xb2, 0xe8]),
      bytes("</h1><p>"),
      Buffer.from([0xcb, 0xae]),
    ]),
  ],
])("an article may be in %s", async (_, name, content) => {
  const { blocks } = await readArticle(fileWith(name, content));
  expect(blocks.map((block) => "text" in block && block.text)).toEqual(["茶", "水"]);
});

describe("places are", () => {
  const linesOf = async (file: string) => {
    const { blocks, unit } = await readArticle(fixture(file));
    return [unit, ...blocks.map((block) => (block.kind === "list" ? block.items.map(({ line }) => line) : block.line))];
  };

  test("lines of Markdown and HTML", async () => {
    expect((await linesOf("library-card.md")).slice(0, 7)).toEqual(["line", 1, 3, 7, 9, [11, 12], 16]);
    expect((await linesOf("library-card.html")).slice(0, 7)).toEqual(["line", 7, 8, 12, 13, [15, 16], 20]);
  });

  test("paragraphs of a Word file, those in tables too", async () => {
    expect(await linesOf("library-card.docx")).toEqual([
      "paragraph",
      1,
      2,
      4,
      5,
      [6, 7],
      10,
      11,
      [12, 13, 14],
      15,
      16,
      [17],
      [19],
      [21],
      23,
      24,
      25,
      26,
      27,
      28,
    ]);
  });
});

describe("what a text can't hold is listed", () => {
  test.each([
    ["a picture", "![A cup](cup.jpg)", "A cup", "a picture or a film, which a text message can't show"],
    [
      "a picture without a description",
      "![](cup.jpg)",
      "cup.jpg",
      "a picture or a film, which a text message can't show",
    ],
    ["a link within its site", "See [there](#cups).", "there: #cups", "a link to another place of its site"],
    ["a site's menu", "<nav><a href='/'>Home</a></nav>", "Home", "a site's menu"],
    ["a form", "<form>Your name <input></form>", "Your name", "a form"],
  ])("%s", async (_, markdown, text, why) => {
    const { unplaced } = await articleOf(`# Tea\n\n${markdown}\n`);
    expect(unplaced).toEqual([{ line: 3, text, why }]);
  });

  test("a field above a Markdown text", async () => {
    const { blocks, unplaced } = await articleOf("---\ntitle: Tea\n---\n# Tea\n");
    expect(blocks).toEqual([{ kind: "heading", depth: 1, text: "Tea", line: 4 }]);
    expect(unplaced).toEqual([{ line: 2, text: "title: Tea", why: "a field above the text" }]);
  });
});

describe("a text keeps what it says", () => {
  test.each([
    [
      "an address after a link's words",
      "See [the shop](https://tea.example/a) soon.",
      "See the shop (https://tea.example/a) soon.",
    ],
    ["an address once, when the words are it", "See [tea.example](https://www.tea.example/).", "See tea.example."],
    ["a number to call", "<a href='tel:+85523555014'>Call</a> us.", "Call (+85523555014) us."],
    ["line breaks", "one<br>two  \nthree", "one\ntwo\nthree"],
    ["what looks like an element", "Ask <your name>.", "Ask (your name)."],
    ["quotes and dashes, in letters of the SMS alphabet", "“Tea” – it’s hot…", '"Tea" - it\'s hot...'],
    ["quotes and dashes as they are beside other letters", "“茶” – 热", "“茶” – 热"],
  ])("%s", async (_, markdown, text) => {
    const { blocks } = await articleOf(`# Tea\n\n${markdown}\n`);
    expect(blocks.slice(1)).toEqual([{ kind: "text", text, line: 3 }]);
  });
});

import { describe, expect, test } from "vitest";
import { media } from "../../../../infra/content/checks/media.ts";
import { compile } from "../../../../infra/content/compile.ts";
import { markOf, withCardMark } from "../../../../infra/content/media/card-mark.ts";
import { copyWith, guide, odd, only } from "../copies.ts";
import { opus, pdf, png, withMediaFiles } from "../media-files.ts";

const { problemsIn, warningsIn } = only(media);

/** What the check says of a page with these fields, when content/media has these files. */
function said(fields: string, files: Record<string, Buffer>) {
  const { folder } = copyWith(odd(`text: { zh: 甲, en: A, km: ក }\n${fields}`));
  return problemsIn(withMediaFiles(folder, files)).map((problem) => problem.replace(/^.*page odd, /, ""));
}

const alt = "alt: { en: A form }";
const large = (bytes: Buffer, megabytes: number) => Buffer.concat([bytes, Buffer.alloc(megabytes * 1_000_000)]);
const picture = (name: string) => `picture: { en: ${name} }\n${alt}`;

describe("a page's files", () => {
  test.each<[what: string, fields: string, files: Record<string, Buffer>]>([
    ["a picture", picture("form.png"), { "form.png": png() }],
    ["a document", "file: { en: form.pdf }", { "form.pdf": pdf }],
    ["a recording", "audio: { en: form.ogg, km: form.ogg }", { "form.ogg": opus }],
    ["a recording in MP3", "audio: { en: form.mp3 }", { "form.mp3": Buffer.from("ID3....") }],
    [
      "a document of Office",
      "file: { en: form.docx }",
      { "form.docx": Buffer.from("PK\u0003\u0004 word/document.xml") },
    ],
  ])("are fine: %s", (_, fields, files) => {
    expect(said(fields, files)).toEqual([]);
  });

  test.each<[what: string, fields: string, files: Record<string, Buffer>, says: string]>([
    [
      "is missing",
      picture("form.png"),
      {},
      "picture, en: there is no content/media/form.png: add the file, or correct the name",
    ],
    [
      "is of another kind",
      "audio: { en: form.pdf }",
      { "form.pdf": pdf },
      "audio, en: form.pdf is no audio, which ends in .ogg, .mp3, .amr: give it as file",
    ],
    [
      "has another type than its name",
      picture("form.jpg"),
      { "form.jpg": png() },
      "picture, en: form.jpg is a png file inside: rename it to end in .png",
    ],
    [
      "is not what its name says",
      picture("form.png"),
      { "form.png": Buffer.from("hello") },
      "picture, en: form.png is no png file inside: save it again as one",
    ],
    [
      "is Ogg without Opus",
      "audio: { en: a.ogg }",
      { "a.ogg": Buffer.from("OggS vorbis") },
      "audio, en: a.ogg is no ogg file inside with sound in Opus: save it again as one",
    ],
    [
      "is of a type that is not sent",
      picture("form.gif"),
      { "form.gif": Buffer.from("GIF89a") },
      "picture, en: form.gif is of a type that WhatsApp does not take: use png, jpg, jpeg, pdf, docx, pptx, xlsx, ogg, mp3, amr",
    ],
    [
      "is too large a picture",
      picture("form.png"),
      { "form.png": large(png(), 5) },
      "picture, en: form.png has 5.0 MB, and WhatsApp takes 5 MB: make it smaller",
    ],
    [
      "is too large",
      "file: { en: form.pdf }",
      { "form.pdf": large(pdf, 16) },
      "file, en: form.pdf has 16.0 MB, and WhatsApp takes 16 MB: make it smaller",
    ],
    [
      "is too small to see",
      picture("form.png"),
      { "form.png": png(60, 400) },
      "picture, en: form.png is 60 x 400 pixels: each side has to have 200 to 5000 to be read on a phone",
    ],
    [
      "is broken",
      picture("form.jpg"),
      { "form.jpg": Buffer.from([0xff, 0xd8, 0xff, 0]) },
      "picture, en: form.jpg is a picture that cannot be read: save it again",
    ],
    [
      "is in a language of no text",
      "file: { vi: form.pdf }",
      { "form.pdf": pdf },
      "file, vi: there is no languages/vi.yaml",
    ],
    [
      "has no alternative text",
      "picture: { en: form.png, km: form.png }\nalt: { en: A form }",
      { "form.png": png() },
      "picture, km: people who cannot see it need to know what it shows: add alt: { km: ... }",
    ],
    [
      "is missing, and has an alternative text",
      alt,
      {},
      "alt: says what a picture shows, and the page has none: add the picture",
    ],
    [
      "has a placeholder in its alternative text",
      "picture: { en: form.png }\nalt: { en: 'Press {#menu}' }",
      { "form.png": png() },
      "alt, en: has a { or }, and nothing is filled in there: write it out",
    ],
  ])("are an error when one %s", (_, fields, files, says) => {
    expect(said(fields, files)).toEqual([expect.stringContaining(says)]);
  });

  test("are an error on a page that we write first with", () => {
    const change: [string, string, string] = [guide, "\n  check:\n", "\n  check:\n    file: { en: form.pdf }\n"];
    expect(problemsIn(withMediaFiles(copyWith(change).folder, { "form.pdf": pdf }))).toEqual([
      expect.stringContaining(
        "page check, file: we write first with this page, which is sent as a text alone: remove it here",
      ),
    ]);
  });

  test("that no page shows are a warning", () => {
    expect(warningsIn(withMediaFiles(copyWith().folder, { "old.png": png() }))).toEqual([
      "content/media/old.png:1: no page shows it: remove it",
    ]);
  });
});

test("a counter card is an error when its page has other words", () => {
  const phrase = "ខ្ញុំចង់បិទលេខទូរសព្ទនេះជាអចិន្ត្រៃយ៍។";
  const page = odd(`text: { zh: "看：${phrase}", en: "Show: ${phrase}", km: "${phrase}" }\n${picture("card.png")}`);
  const drawnFrom = (words: string) =>
    problemsIn(withMediaFiles(copyWith(page).folder, { "card.png": withCardMark(png(), words) }));
  expect(drawnFrom(phrase)).toEqual([]);
  expect(drawnFrom(`${phrase}។`)).toEqual([
    expect.stringContaining("card.png was drawn from other words than the page has now: npm run cards -- --update"),
  ]);
});

test("compiled content names a file by a hash of it, so that a changed file has another name", () => {
  const named = (bytes: Buffer) => {
    const folder = withMediaFiles(copyWith(odd(`text: { zh: 甲, en: A, km: ក }\n${picture("form.png")}`)).folder, {
      "form.png": bytes,
    });
    const { guides, version } = compile(folder, { checks: [media] });
    return { version, picture: guides["cancel-sim-kh"]?.pages.odd?.picture };
  };
  const [one, other] = [named(png()), named(png(500))];
  expect(one.picture?.en).toMatch(/^[0-9a-f]{24}\.png$/);
  expect(other.picture?.en).not.toBe(one.picture?.en);
  expect(other.version).not.toBe(one.version);
});

test("a mark of words is 12 digits", () => {
  expect(markOf("a")).toMatch(/^[0-9a-f]{12}$/);
});
